# weakness: CWE-22 path traversal
# features: check after decoding, encoding round trip, wrong guard
# attack: the check looks at the decoded name
# expect: none
import base64
import binascii

from flask import Flask, Response, abort, request

app = Flask(__name__)
FOLDER = "/srv/notes"


@app.get("/notes")
def note():
    ident = request.args.get("id", "")
    try:
        name = base64.b64decode(ident, validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        abort(400)
    if ".." in name or name.startswith("/"):
        abort(400)
    with open(f"{FOLDER}/{name}", encoding="utf-8") as handle:
        return Response(handle.read(), mimetype="text/plain")
