# weakness: CWE-89 SQL injection
# features: builder, helper method, string builder
# attack: the builder keeps values apart from the text and binds them
# expect: none
import sqlite3

from flask import Blueprint, current_app, jsonify, request

bp = Blueprint("audit", __name__)


class Query:
    def __init__(self, table):
        self.table = table
        self.parts = []
        self.values = []

    def equals(self, column, value):
        self.parts.append("%s = ?" % column)
        self.values.append(value)
        return self

    def text(self):
        where = " AND ".join(self.parts) or "1 = 1"
        return "SELECT at, actor, action FROM " + self.table + " WHERE " + where


@bp.get("/audit")
def audit():
    query = Query("audit_log").equals("visible", "1").equals("actor", request.args.get("actor", ""))
    conn = sqlite3.connect(current_app.config["AUDIT_DB"])
    rows = conn.execute(query.text(), query.values).fetchall()
    conn.close()
    return jsonify(rows)
