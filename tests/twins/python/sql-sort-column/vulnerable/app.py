# weakness: CWE-89 SQL injection
# features: wrong guard, allow list, early return
# attack: GET /users?sort=(CASE WHEN (SELECT substr(email,1,1) FROM users)='a' THEN name ELSE id END) reads data bit by bit; only ';' is refused
# expect: 25 CWE-89
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
    if ";" in sort:
        abort(400)
    rows = db().execute(f"SELECT id, name, created FROM users ORDER BY {sort} LIMIT 100")
    return jsonify([dict(row) for row in rows])
