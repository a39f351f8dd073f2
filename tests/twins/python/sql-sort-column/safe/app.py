# weakness: CWE-89 SQL injection
# features: wrong guard, allow list, early return
# attack: the same sort expression is not one of the four column names and ends in a 400
# expect: none
import sqlite3

from flask import Flask, abort, g, jsonify, request

app = Flask(__name__)
SORTABLE = {"id", "name", "created", "last_login"}


def db():
    if "db" not in g:
        g.db = sqlite3.connect("users.db")
        g.db.row_factory = sqlite3.Row
    return g.db


@app.get("/users")
def list_users():
    sort = request.args.get("sort", "name")
    if sort not in SORTABLE:
        abort(400)
    rows = db().execute(f"SELECT id, name, created FROM users ORDER BY {sort} LIMIT 100")
    return jsonify([dict(row) for row in rows])
