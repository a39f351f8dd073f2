# weakness: CWE-79 cross-site scripting
# features: two files, format, right sanitizer
# attack: GET /badge?text=<b onmouseover=alert(1)>x is formatted into the string before Markup sees it
# expect: markup_helpers.py:8 CWE-79
from flask import Flask, render_template, request

from markup_helpers import badge

app = Flask(__name__)


@app.get("/badge")
def show_badge():
    text = request.args.get("text", "new")
    return render_template("badge.html", badge=badge(text), width=len(text))
