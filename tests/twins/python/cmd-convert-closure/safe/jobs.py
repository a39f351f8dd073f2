# weakness: CWE-78 OS command injection
# features: closure, returned and run by the caller
# attack: the closure passes a list without a shell, the title is one argument
# expect: none
import subprocess

from flask import Blueprint, jsonify, request

bp = Blueprint("jobs", __name__)


def render_job(title):
    def run():
        command = ["pandoc", "--metadata", "title=" + title, "-o", "/srv/out/book.epub", "/srv/in/book.md"]
        return subprocess.call(command)

    return run


@bp.post("/book")
def book():
    job = render_job(request.form.get("title", "Untitled"))
    code = job()
    return jsonify(ok=code == 0)
