# weakness: CWE-89 SQL injection
# features: constant key, removal
# attack: POST table="invoice; DROP TABLE invoice" reaches the statement from the settings
# expect: 20 CWE-89
import psycopg2
from flask import Flask, jsonify, request

app = Flask(__name__)
app.config.from_prefixed_env()


@app.post("/export")
def export():
    settings = {"format": "json", "table": "invoice", "limit": 50}
    settings.update(request.get_json())
    settings["limit"] = min(int(settings["limit"]), 500)
    table = settings.get("table", "invoice")
    with psycopg2.connect(app.config["DSN"]) as conn:
        cur = conn.cursor()
        cur.execute("SELECT id, total FROM " + table + " LIMIT %s", (settings["limit"],))
        rows = cur.fetchall()
    return jsonify([{"id": row[0], "total": str(row[1])} for row in rows])
