# weakness: CWE-22 path traversal
# features: path guard, wrong guard, early return
# attack: GET /reports/..%2freports-private%2fsalaries.csv stays behind the text prefix /srv/reports
# expect: 20 CWE-22
import os

from flask import Flask, abort, send_file

app = Flask(__name__)
BASE = os.path.realpath("/srv/reports")


@app.get("/reports/<path:name>")
def download(name):
    full = os.path.realpath(os.path.join(BASE, name))
    if not full.startswith(BASE):
        abort(404)
    if not os.path.isfile(full):
        abort(404)
    return send_file(full, as_attachment=True)
