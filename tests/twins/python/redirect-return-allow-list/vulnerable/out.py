# weakness: CWE-601 open redirect
# features: allow list, early return
# attack: GET /out?to=https://evil.test/ is not in the list and yet followed
# expect: 25 CWE-601
from fastapi import APIRouter
from fastapi.responses import RedirectResponse

router = APIRouter()
TARGETS = frozenset(
    {
        "https://docs.example.test/",
        "https://forum.example.test/",
        "/pricing",
    }
)
clicks = {"known": 0, "other": 0}


@router.get("/out")
def leave(to: str = "/"):
    if to not in TARGETS:
        clicks["other"] += 1
    else:
        clicks["known"] += 1
    return RedirectResponse(to, status_code=303)
