# weakness: CWE-943 NoSQL injection
# features: guard in a helper, early return
# attack: a value that is not a string is refused
# expect: none
from flask import Flask, abort, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
bookings = MongoClient("mongodb://db:27017").office.bookings


def scalar(value):
    return isinstance(value, str) and 0 < len(value) < 60


@app.post("/totals")
def totals():
    room = request.get_json().get("room")
    if not scalar(room):
        abort(400)
    stages = [{"$match": {"room": room}}, {"$group": {"_id": "$day", "hours": {"$sum": "$hours"}}}]
    result = bookings.aggregate(stages)
    return jsonify([{"day": str(row["_id"]), "hours": row["hours"]} for row in result])
