# weakness: CWE-601 open redirect
# features: stream, generator, allow list
# attack: next() finds only candidates that are known pages
# expect: none
from starlette.applications import Starlette
from starlette.responses import RedirectResponse
from starlette.routing import Route

PAGES = ("/dashboard", "/orders", "/profile")


def candidates(request):
    yield request.query_params.get("to", "").strip()
    yield request.query_params.get("page", "").strip()
    yield "/dashboard"


async def open_page(request):
    target = next(page for page in candidates(request) if page in PAGES)
    return RedirectResponse(target, status_code=303)


app = Starlette(routes=[Route("/open", open_page)])
