# weakness: CWE-89 SQL injection
# features: builder, helper method, string builder
# attack: GET /audit?actor=x' OR 1=1-- changes the statement the builder renders
# expect: 31 CWE-89
import sqlite3

from flask import Blueprint, current_app, jsonify, request

bp = Blueprint("audit", __name__)


class Query:
    def __init__(self, table):
        self.table = table
        self.parts = []
        self.values = []

    def equals(self, column, value):
        self.parts.append("%s = '%s'" % (column, value))
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
