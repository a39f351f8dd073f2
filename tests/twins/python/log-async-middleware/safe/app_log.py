# weakness: CWE-117 log injection
# features: async, decorator, object kept and read later
# attack: the kept text is a number
# expect: none
import logging

from aiohttp import web

log = logging.getLogger("access")


@web.middleware
async def remember_ref(request, handler):
    ref = request.query.get("ref", "")
    request["ref"] = int(ref) if ref.isdecimal() else 0
    response = await handler(request)
    log.info("status %d ref %s", response.status, request["ref"])
    return response


async def index(request):
    return web.json_response({"ok": True})


app = web.Application(middlewares=[remember_ref])
app.router.add_get("/x", index)
