# weakness: CWE-918 server-side request forgery
# features: alias of the sink, async, allow list
# attack: {"endpoint": "http://metadata.internal/"} is fetched through the bound method of the session
# expect: 20 CWE-918
import aiohttp
from aiohttp import web

ENDPOINTS = {
    "geo": "https://geo.example.test/v1/lookup",
    "tax": "https://tax.example.test/v2/rate",
}


async def relay(request):
    body = await request.json()
    wanted = str(body.get("endpoint", "geo"))
    target = ENDPOINTS[wanted] if wanted in ENDPOINTS else wanted
    async with aiohttp.ClientSession() as session:
        fetch = session.get
        async with fetch(target, allow_redirects=False) as answer:
            return web.json_response({"status": answer.status})


app = web.Application()
app.router.add_post("/relay", relay)
