# weakness: CWE-88 argument injection
# features: argument injection, spread
# attack: POST {"files": ["--checkpoint=1", "--checkpoint-action=exec=sh x.sh"]} are options of tar
# expect: 19 CWE-88
import subprocess

from flask import Blueprint, abort, jsonify, request

bp = Blueprint("archive", __name__)
WORKDIR = "/srv/exchange"


@bp.post("/archive")
def archive():
    files = request.get_json()["files"]
    if not files or not all(isinstance(name, str) and "/" not in name and name != ".." for name in files):
        abort(400)
    command = ["tar", "-czf", "/srv/out/exchange.tgz", *files]
    done = subprocess.run(command, cwd=WORKDIR, check=False)
    return jsonify(ok=done.returncode == 0)
