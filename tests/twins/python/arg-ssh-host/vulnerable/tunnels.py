# weakness: CWE-88 argument injection
# features: argument injection, early return, unused check
# attack: POST host="-oProxyCommand=id #" is an option of ssh, the check's result is dropped
# expect: 19 CWE-88
import subprocess

from fastapi import FastAPI, Form

app = FastAPI()


def looks_like_host(text: str) -> bool:
    return bool(text) and not text.startswith("-") and text.replace("-", "").replace(".", "").isalnum()


@app.post("/tunnels/check")
def check_tunnel(host: str = Form("")):
    looks_like_host(host)
    done = subprocess.run(
        ["ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=5", host + ".lab.example.test", "true"],
        check=False,
    )
    return {"reachable": done.returncode == 0}
