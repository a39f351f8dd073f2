# weakness: CWE-89 SQL injection
# features: wrong sanitizer, type cast
# attack: int() lets only a number into the statement
# expect: none
import mysql.connector
from bottle import Bottle, abort, request

from .config import connection_options

app = Bottle()


@app.get("/seats")
def seats():
    hall = request.query.get("hall", "1")
    if not hall.isdecimal():
        abort(400)
    hall = int(hall)
    conn = mysql.connector.connect(**connection_options())
    cursor = conn.cursor()
    cursor.execute("SELECT seat_row, seat FROM seating WHERE free = 1 AND hall = {}".format(hall))
    result = {"seats": [list(pair) for pair in cursor.fetchall()]}
    conn.close()
    return result
