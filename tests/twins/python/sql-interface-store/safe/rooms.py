# weakness: CWE-89 SQL injection
# features: interface, two files, f-string
# attack: the store of the interface binds the pattern
# expect: none
from flask import Flask, jsonify, request

from room_store import RoomStore, SqliteRoomStore

app = Flask(__name__)
store: RoomStore = SqliteRoomStore("rooms.db")


@app.get("/rooms/search")
def search():
    city = request.args.get("city", "")
    rooms = store.search(city)
    return jsonify([{"name": name, "beds": beds} for name, beds in rooms])
