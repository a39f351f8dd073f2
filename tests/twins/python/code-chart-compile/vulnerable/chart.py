# weakness: CWE-95 code injection
# features: two files, encoding round trip, right sanitizer
# attack: GET /chart?series=X19pbXBvcnRfXygnb3MnKQ== decodes to __import__('os')
# expect: series.py:8 CWE-95
import base64
import binascii

from flask import Flask, abort, jsonify, request

from series import parse_series

app = Flask(__name__)


@app.get("/chart")
def chart():
    try:
        text = base64.b64decode(request.args.get("series", "W10="), validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        abort(400)
    numbers = parse_series(text)
    return jsonify(low=min(numbers, default=0), high=max(numbers, default=0))
