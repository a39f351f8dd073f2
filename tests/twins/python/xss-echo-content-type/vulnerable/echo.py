# weakness: CWE-79 cross-site scripting
# features: constant key, two files
# attack: GET /echo?text=<script>alert(1)</script> is answered as text/html
# expect: 16 CWE-79
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
