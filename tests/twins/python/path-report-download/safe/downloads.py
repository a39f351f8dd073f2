# weakness: CWE-22 path traversal
# features: path guard, wrong guard, early return
# attack: the separator belongs to the compared prefix, the sibling folder is refused
# expect: none
import os

from flask import Flask, abort, send_file

app = Flask(__name__)
BASE = os.path.realpath("/srv/reports")


@app.get("/reports/<path:name>")
def download(name):
    full = os.path.realpath(os.path.join(BASE, name))
    if not full.startswith(BASE + os.sep):
        abort(404)
    if not os.path.isfile(full):
        abort(404)
    return send_file(full, as_attachment=True)
