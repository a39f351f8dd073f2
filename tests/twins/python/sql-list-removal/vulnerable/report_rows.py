# weakness: CWE-89 SQL injection
# features: removal, constant index
# attack: POST title="iban, owner FROM account--" stands at index 1 of the list
# expect: 20 CWE-89
import psycopg2
from flask import Flask, jsonify, request

app = Flask(__name__)
app.config.from_prefixed_env()


@app.post("/report")
def report():
    words = ["report", request.form.get("title", "untitled"), "id, amount", "booking"]
    log_title = words[1][:40]
    columns, source = words[1], words[-1]
    sql = "SELECT " + columns + " FROM " + source + " ORDER BY 1"
    with psycopg2.connect(app.config["DSN"]) as conn:
        cur = conn.cursor()
        cur.execute(sql)
        rows = cur.fetchall()
    return jsonify(title=log_title, rows=[[r[0], str(r[1])] for r in rows])
