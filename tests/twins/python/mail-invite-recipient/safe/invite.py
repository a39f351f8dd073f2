# weakness: CWE-93 e-mail header injection
# features: string builder, regex guard, early return
# attack: fullmatch covers the whole address and allows no line break
# expect: none
import re
import subprocess

from flask import Blueprint, abort, jsonify, request

bp = Blueprint("invite", __name__)
ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\.[a-z]+")


@bp.post("/invite")
def invite():
    to = request.form.get("to", "")
    if not ADDRESS.fullmatch(to):
        abort(400)
    message = "To: " + to + "\n"
    message += "Subject: Invitation\n"
    message += "\nSomebody invites you to the reading circle.\n"
    subprocess.run(["/usr/sbin/sendmail", "-t", "-i"], input=message.encode(), check=True)
    return jsonify(sent=True)
