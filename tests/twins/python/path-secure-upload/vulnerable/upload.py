# weakness: CWE-22 path traversal
# features: right sanitizer, same function
# attack: a multipart file name ../../app/views.py is joined as sent
# expect: 22 CWE-22
import os

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 4 * 1024 * 1024
UPLOADS = "/srv/uploads"


@app.post("/upload")
def upload():
    sent = request.files.get("document")
    if sent is None or not sent.filename:
        abort(400)
    name = sent.filename.replace(" ", "_")
    if not name:
        abort(400)
    sent.save(os.path.join(UPLOADS, name))
    return jsonify(stored=True), 201
