# weakness: CWE-89 SQL injection
# features: removal, constant index
# attack: after the first entry is removed, index 1 is the constant column list
# expect: none
import psycopg2
from flask import Flask, jsonify, request

app = Flask(__name__)
app.config.from_prefixed_env()


@app.post("/report")
def report():
    words = ["report", request.form.get("title", "untitled"), "id, amount", "booking"]
    log_title = words[1][:40]
    words.pop(0)
    columns, source = words[1], words[-1]
    sql = "SELECT " + columns + " FROM " + source + " ORDER BY 1"
    with psycopg2.connect(app.config["DSN"]) as conn:
        cur = conn.cursor()
        cur.execute(sql)
        rows = cur.fetchall()
    return jsonify(title=log_title, rows=[[r[0], str(r[1])] for r in rows])
