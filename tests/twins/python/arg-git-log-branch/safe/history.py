# weakness: CWE-88 argument injection
# features: argument injection, early return, regex guard
# attack: a branch must begin with a letter or digit, an option is refused
# expect: none
import re
import subprocess

from fastapi import APIRouter, HTTPException

router = APIRouter()
REPOSITORY = "/srv/git/site.git"
BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*")


@router.get("/log")
def history(branch: str = "main"):
    if not BRANCH.fullmatch(branch):
        raise HTTPException(status_code=400, detail="bad branch name")
    done = subprocess.run(
        ["git", "-C", REPOSITORY, "log", "--oneline", "-n", "20", branch],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise HTTPException(status_code=404, detail="no such branch")
    return {"commits": done.stdout.splitlines()}
