# weakness: CWE-22 path traversal
# features: object kept and read later, ternary, allow list
# attack: GET /texts?lang=../settings/production reads another .json file, g.lang is kept raw
# expect: 20 CWE-22
import json

from flask import Flask, g, jsonify, request

app = Flask(__name__)
LANGUAGES = ("en", "de", "cs")


@app.before_request
def choose_language():
    wanted = request.args.get("lang", "en")
    g.lang = wanted


def load_texts():
    with open("/srv/texts/" + g.lang + ".json", encoding="utf-8") as handle:
        return json.load(handle)


@app.get("/texts")
def texts():
    return jsonify(load_texts())
