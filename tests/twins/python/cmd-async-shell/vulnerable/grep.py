# weakness: CWE-78 OS command injection
# features: async, right sanitizer
# attack: {"pattern": "x' ; id '"} closes the quotes that are put around it by hand
# expect: 13 CWE-78
import asyncio

from aiohttp import web

COMMAND = "grep -c -F -e '%s' /var/log/shop.log"


async def count_lines(pattern):
    process = await asyncio.create_subprocess_shell(
        COMMAND % pattern,
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    return int(out or b"0")


async def grep(request):
    body = await request.json()
    return web.json_response({"lines": await count_lines(str(body["pattern"]))})


app = web.Application()
app.router.add_post("/grep", grep)
