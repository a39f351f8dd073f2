# weakness: CWE-79 cross-site scripting
# features: f-string, right sanitizer, same function
# attack: html.escape turns the angle brackets into entities
# expect: none
import html

from flask import Flask, make_response, request

app = Flask(__name__)
PAGE = "<!doctype html><title>Search</title>"
DOCUMENTS = ["handbook", "price list", "terms"]


@app.get("/search")
def search():
    query = request.args.get("q", "")
    count = sum(1 for name in DOCUMENTS if query.lower() in name)
    shown = html.escape(query.strip())
    body = f"{PAGE}<h1>Results for {shown}</h1><p>{count} documents</p>"
    return make_response(body)
