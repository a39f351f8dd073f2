# weakness: CWE-79 cross-site scripting
# features: generator, loop, right sanitizer
# attack: every line is escaped before it is yielded
# expect: none
from flask import Blueprint, Response, request
from markupsafe import escape

bp = Blueprint("comments", __name__)


def render(lines):
    yield "<ol>"
    for line in lines:
        yield "<li>" + str(escape(line.strip())) + "</li>"
    yield "</ol>"


@bp.post("/comments/preview")
def preview():
    lines = request.form.get("comment", "").splitlines()
    return Response(render(lines[:200]), mimetype="text/html")
