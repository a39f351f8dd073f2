# weakness: CWE-88 argument injection
# features: argument injection, wrong sanitizer, guard in another file, two files
# attack: POST printer=-hevil.test:631 needs no quotes and is an option that names another server
# expect: 19 CWE-88
import subprocess

from flask import Blueprint, abort, jsonify, request

from .words import usable_word

bp = Blueprint("printing", __name__)


@bp.post("/print")
def print_label():
    printer = request.form.get("printer", "")
    if not usable_word(printer):
        abort(400)
    done = subprocess.run(["lpstat", printer], capture_output=True, check=False)
    return jsonify(known=done.returncode == 0)
