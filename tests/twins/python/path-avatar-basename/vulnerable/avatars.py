# weakness: CWE-22 path traversal
# features: check after decoding, right sanitizer, wrong guard
# attack: GET /avatars?file=%252e%252e%252fapp.cfg is checked before the second decoding
# expect: 21 CWE-22
import os
from urllib.parse import unquote

from flask import Flask, abort, request, send_file

app = Flask(__name__)
FOLDER = "/srv/avatars"


@app.get("/avatars")
def avatar():
    name = request.args.get("file", "")
    if "/" in name or ".." in name:
        abort(400)
    name = unquote(name)
    path = os.path.join(FOLDER, name)
    return send_file(path, mimetype="image/png")
