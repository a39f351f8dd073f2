# weakness: CWE-502 deserialisation of untrusted data
# features: alias of the sink, two files
# attack: the alias is the restricted unpickler, whose find_class refuses all globals
# expect: none
from flask import Flask, jsonify, request

from loading import load

app = Flask(__name__)
shapes = {}


@app.put("/models/<name>")
def put_model(name):
    weights = load(request.get_data(cache=False))
    shapes[name] = [len(layer) for layer in weights]
    return jsonify(layers=len(shapes[name]))
