# weakness: CWE-78 OS command injection
# features: closure, returned and run by the caller
# attack: POST title="$(id)" is run by the shell when the caller runs the job
# expect: 15 CWE-78
import subprocess

from flask import Blueprint, jsonify, request

bp = Blueprint("jobs", __name__)


def render_job(title):
    def run():
        command = 'pandoc --metadata title="' + title + '" -o /srv/out/book.epub /srv/in/book.md'
        return subprocess.call(command, shell=True)

    return run


@bp.post("/book")
def book():
    job = render_job(request.form.get("title", "Untitled"))
    code = job()
    return jsonify(ok=code == 0)
