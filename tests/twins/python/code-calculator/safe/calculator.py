# weakness: CWE-95 code injection
# features: right sanitizer, exception
# attack: ast.literal_eval takes literals only and raises ValueError for a call
# expect: none
import ast

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


def parse_points(text):
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        abort(400)
    if not isinstance(value, (list, tuple)):
        abort(400)
    return [float(v) for v in value]


@app.post("/average")
def average():
    points = parse_points(request.form["points"])
    return jsonify(average=sum(points) / max(len(points), 1))
