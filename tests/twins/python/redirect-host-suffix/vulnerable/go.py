# weakness: CWE-601 open redirect
# features: wrong guard, guard in another file, two files
# attack: /go?url=https://badexample.test/ ends with example.test as well
# expect: 17 CWE-601
from flask import Flask, abort, redirect, request

from hosts import is_ours

app = Flask(__name__)


@app.get("/go")
def go():
    url = request.args.get("url", "")
    if not is_ours(url):
        abort(400)
    return redirect(url, code=302)
