# weakness: CWE-502 deserialisation of untrusted data
# features: anonymous class, lambda, callback
# attack: POST /cache/x with X-Kind: pickle selects pickle from the namespace of readers
# expect: 16 CWE-502
import csv
import io
import json
import pickle
from types import SimpleNamespace

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
readers = SimpleNamespace(
    json=lambda raw: json.loads(raw),
    pickle=lambda raw: pickle.loads(raw),
    csv=lambda raw: list(csv.reader(io.StringIO(raw.decode("utf-8")))),
)


def read_with(reader, raw):
    return reader(raw)


@app.post("/cache/<name>")
def put(name):
    kind = request.headers.get("X-Kind", "json")
    if kind == "json":
        entry = read_with(readers.json, request.get_data())
    elif kind == "csv":
        entry = read_with(readers.csv, request.get_data())
    elif kind == "pickle":
        entry = read_with(readers.pickle, request.get_data())
    else:
        abort(415)
    return jsonify(size=len(entry))
