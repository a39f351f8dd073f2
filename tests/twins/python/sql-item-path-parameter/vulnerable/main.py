# weakness: CWE-89 SQL injection
# features: declared type, f-string
# attack: GET /items/0%20OR%201=1 lists every item, the parameter is declared as a string
# expect: 22 CWE-89
import sqlite3

from fastapi import FastAPI, HTTPException

app = FastAPI()


def connect():
    conn = sqlite3.connect("shop.db")
    conn.row_factory = sqlite3.Row
    return conn


@app.get("/items/{item_id}")
def read_item(item_id: str):
    conn = connect()
    try:
        row = conn.execute(f"SELECT id, title, price FROM items WHERE id = {item_id}").fetchone()
    finally:
        conn.close()
    if row is None:
        raise HTTPException(status_code=404)
    return dict(row)
