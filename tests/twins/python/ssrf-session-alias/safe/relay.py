# weakness: CWE-918 server-side request forgery
# features: alias of the sink, async, allow list
# attack: the endpoint is a key of the table of two services
# expect: none
import aiohttp
from aiohttp import web

ENDPOINTS = {
    "geo": "https://geo.example.test/v1/lookup",
    "tax": "https://tax.example.test/v2/rate",
}


async def relay(request):
    body = await request.json()
    wanted = str(body.get("endpoint", "geo"))
    if wanted not in ENDPOINTS:
        raise web.HTTPBadRequest()
    target = ENDPOINTS[wanted]
    async with aiohttp.ClientSession() as session:
        fetch = session.get
        async with fetch(target, allow_redirects=False) as answer:
            return web.json_response({"status": answer.status})


app = web.Application()
app.router.add_post("/relay", relay)
