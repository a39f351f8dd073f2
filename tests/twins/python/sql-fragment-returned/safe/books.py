# weakness: CWE-89 SQL injection
# features: returned and run by the caller, two files, join
# attack: the fragment holds only question marks, the tags are returned beside it
# expect: none
import sqlite3

from flask import Flask, jsonify, request

from fragments import tag_condition

app = Flask(__name__)


@app.get("/books")
def books():
    tags = request.args.getlist("tag")
    if not tags:
        return jsonify([])
    condition, values = tag_condition(tags)
    conn = sqlite3.connect("library.db")
    try:
        rows = conn.execute(
            "SELECT b.title FROM book b JOIN tag t ON t.book = b.id WHERE " + condition,
            values,
        ).fetchall()
    finally:
        conn.close()
    return jsonify([title for (title,) in rows])
