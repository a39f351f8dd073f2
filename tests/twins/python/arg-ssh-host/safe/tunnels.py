# weakness: CWE-88 argument injection
# features: argument injection, early return, unused check
# attack: a leading dash is refused, only letters, digits, dots and inner dashes pass
# expect: none
import subprocess

from fastapi import FastAPI, Form, HTTPException

app = FastAPI()


def looks_like_host(text: str) -> bool:
    return bool(text) and not text.startswith("-") and text.replace("-", "").replace(".", "").isalnum()


@app.post("/tunnels/check")
def check_tunnel(host: str = Form("")):
    if not looks_like_host(host):
        raise HTTPException(status_code=400)
    done = subprocess.run(
        ["ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=5", host + ".lab.example.test", "true"],
        check=False,
    )
    return {"reachable": done.returncode == 0}
