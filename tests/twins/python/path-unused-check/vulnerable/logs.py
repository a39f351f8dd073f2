# weakness: CWE-22 path traversal
# features: unused check, helper function
# attack: GET /logs/..%2f..%2fetc%2fshadow: the result of the check is never looked at
# expect: 19 CWE-22
from pathlib import Path

from aiohttp import web

BASE = Path("/var/log/shop").resolve()


def inside(path):
    return path.resolve().is_relative_to(BASE)


async def show_log(request):
    path = BASE / request.match_info["name"]
    inside(path)
    return web.FileResponse(path)


def setup(app):
    app.router.add_get("/logs/{name:.+}", show_log)
