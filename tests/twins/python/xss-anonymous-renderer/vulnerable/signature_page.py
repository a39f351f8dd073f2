# weakness: CWE-79 cross-site scripting
# features: anonymous class, closure, right sanitizer
# attack: POST signature=<script>alert(1)</script> is formatted by the renderer's lambda
# expect: 23 CWE-79
from types import SimpleNamespace

from aiohttp import web


def make_renderer(title):
    return SimpleNamespace(
        head=lambda: "<!doctype html><title>" + title + "</title>",
        body=lambda text: "<blockquote>" + text + "</blockquote>",
    )


renderer = make_renderer("Signature")


async def preview(request):
    data = await request.post()
    text = str(data.get("signature", ""))
    return web.Response(text=renderer.head() + renderer.body(text), content_type="text/html")


app = web.Application()
app.router.add_post("/signature", preview)
