# weakness: CWE-502 deserialisation of untrusted data
# features: alias of the sink, two files
# attack: PUT /models/a with a pickle whose __reduce__ names os.system runs a command, the alias is pickle.loads
# expect: loading.py:13 CWE-502
from flask import Flask, jsonify, request

from loading import load

app = Flask(__name__)
shapes = {}


@app.put("/models/<name>")
def put_model(name):
    weights = load(request.get_data(cache=False))
    shapes[name] = [len(layer) for layer in weights]
    return jsonify(layers=len(shapes[name]))
