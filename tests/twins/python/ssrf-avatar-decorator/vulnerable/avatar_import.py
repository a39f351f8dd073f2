# weakness: CWE-918 server-side request forgery
# features: decorator, allow list
# attack: POST {"source": "http://10.1.1.1/admin"} passes a decorator that only asks for the key
# expect: 28 CWE-918
import functools

import requests
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
ALLOWED = {("https", "pictures.example.test"), ("https", "faces.example.test")}


def known_source(view):
    @functools.wraps(view)
    def checked():
        source = str(request.get_json().get("source", ""))
        if not source:
            abort(400)
        return view(source)

    return checked


@app.post("/avatar/import")
@known_source
def import_avatar(source):
    answer = requests.get(source, timeout=5, allow_redirects=False)
    return jsonify(bytes=len(answer.content))
