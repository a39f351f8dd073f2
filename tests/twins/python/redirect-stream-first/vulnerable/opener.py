# weakness: CWE-601 open redirect
# features: stream, generator, allow list
# attack: GET /open?to=https://evil.test is the first non-empty candidate
# expect: 20 CWE-601
from starlette.applications import Starlette
from starlette.responses import RedirectResponse
from starlette.routing import Route

PAGES = ("/dashboard", "/orders", "/profile")


def candidates(request):
    yield request.query_params.get("to", "").strip()
    yield request.query_params.get("page", "").strip()
    yield "/dashboard"


async def open_page(request):
    target = next(filter(None, candidates(request)))
    return RedirectResponse(target, status_code=303)


app = Starlette(routes=[Route("/open", open_page)])
