# weakness: CWE-22 path traversal
# features: right sanitizer, same function
# attack: secure_filename keeps a single plain name
# expect: none
import os

from flask import Flask, abort, jsonify, request
from werkzeug.utils import secure_filename

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 4 * 1024 * 1024
UPLOADS = "/srv/uploads"


@app.post("/upload")
def upload():
    sent = request.files.get("document")
    if sent is None or not sent.filename:
        abort(400)
    name = secure_filename(sent.filename)
    if not name:
        abort(400)
    sent.save(os.path.join(UPLOADS, name))
    return jsonify(stored=True), 201
