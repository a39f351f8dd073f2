# weakness: CWE-79 cross-site scripting
# features: wrong sanitizer, regex guard
# attack: POST site=javascript:alert(1) has nothing to escape and runs on a click
# expect: 20 CWE-79
import html
import re

from flask import Flask, Response, abort, request

app = Flask(__name__)
SITE = re.compile(r"[^\s\"'<>]{4,200}")


@app.post("/card")
def card():
    site = request.form.get("site", "")
    if not SITE.fullmatch(site):
        abort(400)
    link = '<a rel="nofollow" href="' + html.escape(site, quote=True) + '">homepage</a>'
    return Response("<!doctype html><p>" + link + "</p>", mimetype="text/html")
