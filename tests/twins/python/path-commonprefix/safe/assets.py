# weakness: CWE-22 path traversal
# features: path guard, wrong guard, guard in a helper
# attack: commonpath compares whole components
# expect: none
import os

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse
from starlette.routing import Route

ROOT = os.path.realpath("/srv/app/static")


def is_below(root, path):
    return os.path.commonpath([root, path]) == root


async def asset(request):
    wanted = request.path_params["path"]
    full = os.path.realpath(os.path.join(ROOT, wanted))
    if not is_below(ROOT, full):
        raise HTTPException(status_code=404)
    return FileResponse(full)


app = Starlette(routes=[Route("/static/{path:path}", asset)])
