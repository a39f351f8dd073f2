# weakness: CWE-79 cross-site scripting
# features: wrong sanitizer, type cast
# attack: GET /banner?width=1 onmouseover=alert(1) needs no character that escape() changes, the attribute has no quotes
# expect: 17 CWE-79
from html import escape

from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/banner")
async def banner(request):
    raw = request.query.get("width", "300")
    width = escape(raw)
    markup = f"<a href=/offers><img src=/static/banner.png width={width}></a>"
    return web.Response(text=markup, content_type="text/html")
