# weakness: CWE-1336 template injection
# features: global state, two files
# attack: POST note={{ ''.__class__.__mro__ }} becomes part of the template source
# expect: rendering.py:9 CWE-1336
from flask import Flask, Response, request

from rendering import render_invoice

app = Flask(__name__)


@app.post("/invoice/text")
def invoice_text():
    note = request.form.get("note", "")
    number = int(request.form.get("number", "0"))
    return Response(render_invoice(number, note), mimetype="text/plain")
