# weakness: CWE-918 server-side request forgery
# features: overwritten by a constant, constant branch
# attack: PINNED is true and the source is overwritten by the constant address
# expect: none
import urllib.request

from flask import Flask, jsonify, request

app = Flask(__name__)
PINNED = True


@app.get("/rates")
def rates():
    source = request.args.get("source", "https://rates.example.test/daily.csv")
    if PINNED:
        source = "https://rates.example.test/daily.csv"
    with urllib.request.urlopen(source, timeout=5) as answer:
        lines = answer.read(20000).decode("utf-8", "replace").splitlines()
    return jsonify(count=len(lines))
