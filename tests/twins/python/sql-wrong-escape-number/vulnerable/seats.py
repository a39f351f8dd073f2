# weakness: CWE-89 SQL injection
# features: wrong sanitizer, type cast
# attack: GET /seats?hall=1 OR 1=1 needs no quote, doubling quotes does not help in a number
# expect: 21 CWE-89
import mysql.connector
from bottle import Bottle, abort, request

from .config import connection_options

app = Bottle()


@app.get("/seats")
def seats():
    hall = request.query.get("hall", "1")
    hall = hall.replace("'", "''").replace("\\", "")
    if not hall:
        abort(400)
    conn = mysql.connector.connect(**connection_options())
    cursor = conn.cursor()
    cursor.execute("SELECT seat_row, seat FROM seating WHERE free = 1 AND hall = {}".format(hall))
    result = {"seats": [list(pair) for pair in cursor.fetchall()]}
    conn.close()
    return result
