# weakness: CWE-601 open redirect
# features: constant index, removal, destructuring
# attack: the user's entry has been removed, the second target is constant
# expect: none
from flask import Flask, redirect, request

app = Flask(__name__)


@app.get("/resume")
def resume():
    targets = ["/home", "/inbox", "/help"]
    targets.insert(1, request.args.get("url", "/inbox"))
    del targets[1]
    _, second, *others = targets
    if len(others) > 8:
        second = "/home"
    return redirect(second)


@app.get("/home")
def home():
    return {"page": "home"}
