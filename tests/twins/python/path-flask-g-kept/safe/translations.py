# weakness: CWE-22 path traversal
# features: object kept and read later, ternary, allow list
# attack: only the constant languages are kept in g
# expect: none
import json

from flask import Flask, g, jsonify, request

app = Flask(__name__)
LANGUAGES = ("en", "de", "cs")


@app.before_request
def choose_language():
    wanted = request.args.get("lang", "en")
    g.lang = wanted if wanted in LANGUAGES else "en"


def load_texts():
    with open("/srv/texts/" + g.lang + ".json", encoding="utf-8") as handle:
        return json.load(handle)


@app.get("/texts")
def texts():
    return jsonify(load_texts())
