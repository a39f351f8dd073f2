# weakness: CWE-117 log injection
# features: spread, destructuring
# attack: GET /trace?part=a%0aERROR disk full forges a line
# expect: 15 CWE-117
import logging

from flask import Flask, jsonify, request

app = Flask(__name__)
log = logging.getLogger("trace")


def note(level, *parts):
    first, *rest = parts
    log.log(level, "trace {} of {} parts".format(first, len(rest)))


@app.get("/trace")
def trace():
    parts = request.args.getlist("part")
    if not parts:
        return jsonify(error="no parts"), 400
    note(logging.INFO, *parts)
    return jsonify(parts=len(parts))
