# weakness: CWE-918 server-side request forgery
# features: overwritten by a constant, constant branch
# attack: GET /rates?source=http://10.0.0.7/ is used because the pinned branch is off
# expect: 18 CWE-918
import urllib.request

from flask import Flask, jsonify, request

app = Flask(__name__)
PINNED = False


@app.get("/rates")
def rates():
    source = request.args.get("source", "https://rates.example.test/daily.csv")
    if PINNED:
        source = "https://rates.example.test/daily.csv"
    with urllib.request.urlopen(source, timeout=5) as answer:
        lines = answer.read(20000).decode("utf-8", "replace").splitlines()
    return jsonify(count=len(lines))
