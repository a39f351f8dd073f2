# weakness: CWE-89 SQL injection
# features: switch, constant index, overwritten by a constant
# attack: GET /stats?unit=id) FROM visit; DROP TABLE visit-- stays in the variable because the mode is "free"
# expect: 22 CWE-89
import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)
MODES = ("free", "page")


@app.get("/stats")
def stats():
    unit = request.args.get("unit", "page")
    match MODES[0]:
        case "page":
            unit = "page"
        case "free":
            unit = unit.strip()
    conn = sqlite3.connect("visits.db")
    rows = conn.execute("SELECT " + unit + ", count(*) FROM visit GROUP BY 1").fetchall()
    conn.close()
    return jsonify(rows)
