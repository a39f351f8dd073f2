# weakness: CWE-117 log injection
# features: spread, destructuring
# attack: the part is converted with the !r conversion, which escapes line breaks
# expect: none
import logging

from flask import Flask, jsonify, request

app = Flask(__name__)
log = logging.getLogger("trace")


def note(level, *parts):
    first, *rest = parts
    log.log(level, "trace {!r} of {} parts".format(first, len(rest)))


@app.get("/trace")
def trace():
    parts = request.args.getlist("part")
    if not parts:
        return jsonify(error="no parts"), 400
    note(logging.INFO, *parts)
    return jsonify(parts=len(parts))
