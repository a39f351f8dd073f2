# weakness: CWE-95 code injection
# features: wrong sanitizer, regex guard, helper function
# attack: POST formula=[].__class__.__base__.__subclasses__() holds no forbidden word
# expect: 17 CWE-95
import re

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
FORBIDDEN = re.compile(r"import|exec|open|os\.|sys")


def evaluate(formula):
    if FORBIDDEN.search(formula):
        abort(400)
    try:
        return float(eval(formula, {"__builtins__": {}}, {}))
    except (ArithmeticError, SyntaxError, TypeError):
        abort(422)


@app.post("/formula")
def formula():
    return jsonify(result=evaluate(request.form.get("formula", "0")))
