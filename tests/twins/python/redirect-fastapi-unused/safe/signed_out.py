# weakness: CWE-601 open redirect
# features: unused check, guard in a helper
# attack: the result replaces the target
# expect: none
from fastapi import FastAPI
from fastapi.responses import RedirectResponse

app = FastAPI()
PAGES = {"/", "/login", "/feedback"}


def safe_target(to: str) -> str:
    if to in PAGES:
        return to
    return "/"


@app.get("/signed-out")
async def signed_out(to: str = "/"):
    to = safe_target(to)
    answer = RedirectResponse(to, status_code=303)
    answer.delete_cookie("sid")
    return answer
