# weakness: CWE-22 path traversal
# features: decorator, guard in another file, two files
# attack: GET /themes/..%2f..%2f..%2fetc%2fpasswd: the decorator compares the whole name with the separators
# expect: 15 CWE-22
from flask import Flask, send_file

from checks import plain_name

app = Flask(__name__)


@app.get("/themes/<path:name>")
@plain_name
def theme(name):
    return send_file("/srv/themes/" + name, mimetype="text/css")


@app.get("/themes")
def default_theme():
    return send_file("/srv/themes/default.css", mimetype="text/css")
