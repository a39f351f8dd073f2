# weakness: CWE-601 open redirect
# features: check after decoding, helper function, wrong guard
# attack: GET /jump?to=/%252fevil.test is /%2fevil.test for the check and //evil.test for the browser
# expect: 22 CWE-601
from urllib.parse import unquote

from bottle import Bottle, abort, redirect, request

app = Bottle()


def is_local_path(text):
    return text.startswith("/") and text[1:2] not in ("/", "\\") and text.isprintable()


@app.get("/jump")
def jump():
    to = request.query.get("to", "/")
    if not is_local_path(to):
        abort(400)
    to = unquote(to)
    redirect(to)


@app.get("/")
def start():
    return {"page": "start"}
