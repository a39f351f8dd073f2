# weakness: CWE-79 cross-site scripting
# features: constant key, two files
# attack: the headers of the other file say text/plain and nosniff
# expect: none
from sanic import Sanic
from sanic.response import raw

from echo_headers import HEADERS

app = Sanic("echo")


@app.get("/echo")
async def echo(request):
    text = request.args.get("text", "")
    return raw(text.encode("utf-8"), content_type=HEADERS["type"], headers=HEADERS["extra"])


@app.get("/ready")
async def ready(request):
    return raw(b"ok", content_type="text/plain")
