# weakness: CWE-79 cross-site scripting
# features: wrong sanitizer, type cast
# attack: the width is a number
# expect: none
from aiohttp import web

routes = web.RouteTableDef()


@routes.get("/banner")
async def banner(request):
    raw = request.query.get("width", "300")
    try:
        width = int(raw)
    except ValueError:
        raise web.HTTPBadRequest()
    markup = f"<a href=/offers><img src=/static/banner.png width={width}></a>"
    return web.Response(text=markup, content_type="text/html")
