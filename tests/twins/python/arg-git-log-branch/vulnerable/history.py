# weakness: CWE-88 argument injection
# features: argument injection, early return, regex guard
# attack: GET /log?branch=--output=/srv/app/config.py makes git write a file of the attacker's choice
# expect: 19 CWE-88
import re
import subprocess

from fastapi import APIRouter, HTTPException

router = APIRouter()
REPOSITORY = "/srv/git/site.git"
BRANCH = re.compile(r"[A-Za-z0-9_./=-]+")


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
