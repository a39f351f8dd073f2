# weakness: CWE-601 open redirect
# features: wrong guard, guard in another file, two files
# attack: the host is compared with the domain or with the dot and the domain
# expect: none
from flask import Flask, abort, redirect, request

from hosts import is_ours

app = Flask(__name__)


@app.get("/go")
def go():
    url = request.args.get("url", "")
    if not is_ours(url):
        abort(400)
    return redirect(url, code=302)
