# weakness: CWE-78 OS command injection
# features: async, right sanitizer
# attack: create_subprocess_exec takes the text as one argument after -e
# expect: none
import asyncio

from aiohttp import web



async def count_lines(pattern):
    process = await asyncio.create_subprocess_exec(
        "grep", "-c", "-F", "-e", pattern, "/var/log/shop.log",
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    return int(out or b"0")


async def grep(request):
    body = await request.json()
    return web.json_response({"lines": await count_lines(str(body["pattern"]))})


app = web.Application()
app.router.add_post("/grep", grep)
