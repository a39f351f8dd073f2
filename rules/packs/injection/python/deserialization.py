import base64
import hmac
import json
import pickle

import jsonpickle
import yaml
from flask import Flask, abort, request

app = Flask(__name__)


@app.route("/load", methods=["POST"])
def load():
    # ruleid: python.deserialization.request
    first = pickle.loads(request.data)
    # ruleid: python.deserialization.request
    second = pickle.loads(base64.b64decode(request.cookies["state"]))
    # ok: python.deserialization.request
    third = json.loads(request.data)
    return {"all": [first, second, third]}


@app.route("/yaml", methods=["POST"])
def load_yaml():
    text = request.files["file"].read()
    # ruleid: python.deserialization.request
    first = yaml.load(text, Loader=yaml.Loader)
    # ok: python.deserialization.request
    second = yaml.load(text, Loader=yaml.SafeLoader)
    # ok: python.deserialization.request
    third = yaml.safe_load(text)
    return {"all": [first, second, third]}


def restore(state):
    # ruleid: python.deserialization.request
    return jsonpickle.decode(state)


def django_view(request):
    return restore(request.POST.get("state", ""))


@app.route("/signed", methods=["POST"])
def signed():
    data = request.get_data()
    expected = hmac.new(KEY, data, "sha256").hexdigest()
    if not hmac.compare_digest(request.headers["X-Signature"], expected):
        abort(403)
    # ok: python.deserialization.request
    return pickle.loads(data)


@app.route("/unsigned", methods=["POST"])
def unsigned():
    data = request.get_data()
    expected = hmac.new(KEY, data, "sha256").hexdigest()
    hmac.compare_digest(request.headers["X-Signature"], expected)
    # ruleid: python.deserialization.request
    return pickle.loads(data)


async def starlette_view(request):
    body = await request.body()
    # ruleid: python.deserialization.request
    return pickle.loads(body)
