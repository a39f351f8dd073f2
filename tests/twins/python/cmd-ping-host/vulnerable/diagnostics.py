# weakness: CWE-78 OS command injection
# features: f-string, right sanitizer, wrong sanitizer
# attack: POST host="8.8.8.8;id" runs id, strip() removes only blanks
# expect: 18 CWE-78
import subprocess

from flask import Blueprint, abort, jsonify, request

bp = Blueprint("diagnostics", __name__)


@bp.post("/ping")
def ping():
    host = request.form.get("host", "")
    if not host or host.startswith("-"):
        abort(400)
    target = host.strip()
    done = subprocess.run(
        f"ping -c 3 {target} | tail -n 1",
        shell=True,
        capture_output=True,
        text=True,
        timeout=20,
    )
    return jsonify(code=done.returncode, summary=done.stdout)
