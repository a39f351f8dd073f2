# weakness: CWE-22 path traversal
# features: check after decoding, right sanitizer, wrong guard
# attack: the name is decoded first and then cut to its last component
# expect: none
import os
from urllib.parse import unquote

from flask import Flask, abort, request, send_file

app = Flask(__name__)
FOLDER = "/srv/avatars"


@app.get("/avatars")
def avatar():
    name = request.args.get("file", "")
    name = os.path.basename(unquote(name))
    if name in ("", ".", ".."):
        abort(400)
    path = os.path.join(FOLDER, name)
    return send_file(path, mimetype="image/png")
