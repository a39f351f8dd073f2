# weakness: CWE-22 path traversal
# features: table look-up, two files
# attack: GET /letters/..%2f..%2fsettings.py is used as a file name when the table has no entry
# expect: 18 CWE-22
from flask import Flask, abort, send_file

from letter_files import file_of

app = Flask(__name__)


@app.get("/letters/<path:kind>")
def letter(kind):
    try:
        path = file_of(kind)
    except KeyError:
        abort(404)
    return send_file(path, mimetype="application/pdf")
