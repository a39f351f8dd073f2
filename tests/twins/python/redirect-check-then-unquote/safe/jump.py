# weakness: CWE-601 open redirect
# features: check after decoding, helper function, wrong guard
# attack: the text is decoded first, then checked and sent
# expect: none
from urllib.parse import unquote

from bottle import Bottle, abort, redirect, request

app = Bottle()


def is_local_path(text):
    return text.startswith("/") and text[1:2] not in ("/", "\\") and text.isprintable()


@app.get("/jump")
def jump():
    to = request.query.get("to", "/")
    to = unquote(to)
    if not is_local_path(to):
        abort(400)
    redirect(to)


@app.get("/")
def start():
    return {"page": "start"}
