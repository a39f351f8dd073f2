# weakness: CWE-78 OS command injection
# features: f-string, right sanitizer, wrong sanitizer
# attack: shlex.quote makes the host one word of the shell, and the first character is checked against an option
# expect: none
import shlex
import subprocess

from flask import Blueprint, abort, jsonify, request

bp = Blueprint("diagnostics", __name__)


@bp.post("/ping")
def ping():
    host = request.form.get("host", "")
    if not host or host.startswith("-"):
        abort(400)
    target = shlex.quote(host)
    done = subprocess.run(
        f"ping -c 3 {target} | tail -n 1",
        shell=True,
        capture_output=True,
        text=True,
        timeout=20,
    )
    return jsonify(code=done.returncode, summary=done.stdout)
