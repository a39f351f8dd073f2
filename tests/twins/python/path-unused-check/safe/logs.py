# weakness: CWE-22 path traversal
# features: unused check, helper function
# attack: a failed check ends the request
# expect: none
from pathlib import Path

from aiohttp import web

BASE = Path("/var/log/shop").resolve()


def inside(path):
    return path.resolve().is_relative_to(BASE)


async def show_log(request):
    path = BASE / request.match_info["name"]
    if not inside(path):
        raise web.HTTPNotFound()
    return web.FileResponse(path)


def setup(app):
    app.router.add_get("/logs/{name:.+}", show_log)
