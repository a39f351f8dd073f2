# weakness: CWE-502 deserialisation of untrusted data
# features: early return, wrong guard, encoding round trip
# attack: a missing or wrong signature ends the request before pickle sees the bytes
# expect: none
import base64
import hashlib
import hmac
import os
import pickle

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
KEY = os.environ["STATE_KEY"].encode()


@app.post("/wizard/resume")
def resume():
    payload, _, signature = request.form.get("state", "").partition(".")
    expected = hmac.new(KEY, payload.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(signature.encode(), expected.encode()):
        abort(403)
    state = pickle.loads(base64.b64decode(payload))
    return jsonify(step=int(state["step"]))
