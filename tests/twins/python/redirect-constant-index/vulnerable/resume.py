# weakness: CWE-601 open redirect
# features: constant index, removal, destructuring
# attack: GET /resume?url=https://evil.test is the second of the targets
# expect: 17 CWE-601
from flask import Flask, redirect, request

app = Flask(__name__)


@app.get("/resume")
def resume():
    targets = ["/home", "/inbox", "/help"]
    targets.insert(1, request.args.get("url", "/inbox"))
    _, second, *others = targets
    if len(others) > 8:
        second = "/home"
    return redirect(second)


@app.get("/home")
def home():
    return {"page": "home"}
