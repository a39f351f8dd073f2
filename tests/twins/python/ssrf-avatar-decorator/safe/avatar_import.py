# weakness: CWE-918 server-side request forgery
# features: decorator, allow list
# attack: the decorator compares scheme and host of the source with the allowed ones
# expect: none
import functools
from urllib.parse import urlsplit

import requests
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
ALLOWED = {("https", "pictures.example.test"), ("https", "faces.example.test")}


def known_source(view):
    @functools.wraps(view)
    def checked():
        source = str(request.get_json().get("source", ""))
        parts = urlsplit(source)
        if (parts.scheme, parts.netloc) not in ALLOWED:
            abort(400)
        return view(source)

    return checked


@app.post("/avatar/import")
@known_source
def import_avatar(source):
    answer = requests.get(source, timeout=5, allow_redirects=False)
    return jsonify(bytes=len(answer.content))
