# weakness: CWE-95 code injection
# features: switch, constant index, global state
# attack: the mode constant starts with j, which selects JSON
# expect: none
import json

from flask import Flask, jsonify, request

app = Flask(__name__)
MODE = "json"


def read_value(text):
    match MODE[0]:
        case "j":
            return json.loads(text)
        case "p":
            return eval(text)
        case _:
            return text


@app.get("/value")
def value():
    result = read_value(request.args.get("text", "0"))
    return jsonify(kind=type(result).__name__)
