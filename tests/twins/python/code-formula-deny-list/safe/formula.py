# weakness: CWE-95 code injection
# features: wrong sanitizer, regex guard, helper function
# attack: only digits, dots, blanks, parentheses and + - / reach eval
# expect: none
import re

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
ARITHMETIC = re.compile(r"[0-9 ()+\-/.]{1,60}")


def evaluate(formula):
    if not ARITHMETIC.fullmatch(formula):
        abort(400)
    try:
        return float(eval(formula, {"__builtins__": {}}, {}))
    except (ArithmeticError, SyntaxError, TypeError):
        abort(422)


@app.post("/formula")
def formula():
    return jsonify(result=evaluate(request.form.get("formula", "0")))
