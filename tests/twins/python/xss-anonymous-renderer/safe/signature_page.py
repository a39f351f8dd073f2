# weakness: CWE-79 cross-site scripting
# features: anonymous class, closure, right sanitizer
# attack: the renderer's lambda escapes first
# expect: none
from html import escape
from types import SimpleNamespace

from aiohttp import web


def make_renderer(title):
    return SimpleNamespace(
        head=lambda: "<!doctype html><title>" + title + "</title>",
        body=lambda text: "<blockquote>" + escape(text) + "</blockquote>",
    )


renderer = make_renderer("Signature")


async def preview(request):
    data = await request.post()
    text = str(data.get("signature", ""))
    return web.Response(text=renderer.head() + renderer.body(text), content_type="text/html")


app = web.Application()
app.router.add_post("/signature", preview)
