# weakness: CWE-117 log injection
# features: async, decorator, object kept and read later
# attack: GET /x?ref=a%0aINFO all is well is kept in the request and logged after the handler
# expect: 16 CWE-117
import logging

from aiohttp import web

log = logging.getLogger("access")


@web.middleware
async def remember_ref(request, handler):
    request["ref"] = request.query.get("ref", "none")
    response = await handler(request)
    log.info("status %d ref %s", response.status, request["ref"])
    return response


async def index(request):
    return web.json_response({"ok": True})


app = web.Application(middlewares=[remember_ref])
app.router.add_get("/x", index)
