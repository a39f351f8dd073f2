# weakness: CWE-502 deserialisation of untrusted data
# features: encoding round trip, helper function
# attack: the cookie is JSON, which builds no objects
# expect: none
import base64
import json

from flask import Flask, jsonify, request

app = Flask(__name__)
DEFAULTS = {"theme": "light", "rows": 25}


def unpack(text):
    raw = base64.urlsafe_b64decode(text.encode("ascii"))
    return json.loads(raw)


@app.get("/preferences")
def preferences():
    cookie = request.cookies.get("prefs")
    if not cookie:
        return jsonify(DEFAULTS)
    stored = unpack(cookie)
    return jsonify(theme=stored.get("theme"), rows=int(stored.get("rows", 25)))
