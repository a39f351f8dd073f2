# weakness: CWE-134 format string
# features: class field, two files, alias of the sink
# attack: the pattern is a key of the table of constant formats
# expect: none
from flask import Flask, Response, request

from line_writer import LineWriter

app = Flask(__name__)


@app.post("/items/export")
def export():
    writer = LineWriter(request.form.get("pattern", "short"))
    return Response(writer.lines(), mimetype="text/plain")
