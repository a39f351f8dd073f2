# weakness: CWE-79 cross-site scripting
# features: generator, loop, right sanitizer
# attack: POST comment=<svg onload=alert(1)> is streamed unescaped
# expect: 20 CWE-79
from flask import Blueprint, Response, request

bp = Blueprint("comments", __name__)


def render(lines):
    yield "<ol>"
    for line in lines:
        yield "<li>" + line.strip() + "</li>"
    yield "</ol>"


@bp.post("/comments/preview")
def preview():
    lines = request.form.get("comment", "").splitlines()
    return Response(render(lines[:200]), mimetype="text/html")
