# weakness: CWE-89 SQL injection
# features: callback, closure, lambda
# attack: the lambda passes the name as a parameter
# expect: none
import sqlite3
from contextlib import closing

from flask import Flask, jsonify, request

app = Flask(__name__)


def in_transaction(work):
    with closing(sqlite3.connect("tags.db")) as conn, conn:
        return work(conn.cursor())


@app.post("/tags")
def add_tag():
    name = request.form.get("name", "").lower()
    if not name:
        return jsonify(error="name missing"), 400
    in_transaction(lambda cur: cur.execute("INSERT INTO tag (name) VALUES (?)", (name,)))
    return jsonify(ok=True), 201
