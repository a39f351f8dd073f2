# weakness: CWE-134 format string
# features: class field, two files, alias of the sink
# attack: PUT pattern={item.__class__.__init__.__globals__} is used as the format of each line
# expect: line_writer.py:12 CWE-134
from flask import Flask, Response, request

from line_writer import LineWriter

app = Flask(__name__)


@app.post("/items/export")
def export():
    writer = LineWriter(request.form.get("pattern", "short"))
    return Response(writer.lines(), mimetype="text/plain")
