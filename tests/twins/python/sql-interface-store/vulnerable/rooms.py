# weakness: CWE-89 SQL injection
# features: interface, two files, f-string
# attack: GET /rooms/search?city=x%' UNION SELECT login, secret FROM account-- reads the accounts
# expect: room_store.py:16 CWE-89
from flask import Flask, jsonify, request

from room_store import RoomStore, SqliteRoomStore

app = Flask(__name__)
store: RoomStore = SqliteRoomStore("rooms.db")


@app.get("/rooms/search")
def search():
    city = request.args.get("city", "")
    rooms = store.search(city)
    return jsonify([{"name": name, "beds": beds} for name, beds in rooms])
