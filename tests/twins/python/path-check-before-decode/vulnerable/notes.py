# weakness: CWE-22 path traversal
# features: check after decoding, encoding round trip, wrong guard
# attack: GET /notes?id=Li4vLi4vZXRjL3Bhc3N3ZA== is base64 of ../../etc/passwd, the check sees only the base64 text
# expect: 23 CWE-22
import base64
import binascii

from flask import Flask, Response, abort, request

app = Flask(__name__)
FOLDER = "/srv/notes"


@app.get("/notes")
def note():
    ident = request.args.get("id", "")
    if ".." in ident or ident.startswith("/"):
        abort(400)
    try:
        name = base64.b64decode(ident, validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        abort(400)
    with open(f"{FOLDER}/{name}", encoding="utf-8") as handle:
        return Response(handle.read(), mimetype="text/plain")
