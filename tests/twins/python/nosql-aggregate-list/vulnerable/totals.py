# weakness: CWE-943 NoSQL injection
# features: guard in a helper, early return
# attack: POST {"room": {"$gt": ""}} sums up every room
# expect: 22 CWE-943
from flask import Flask, abort, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
bookings = MongoClient("mongodb://db:27017").office.bookings


def scalar(value):
    return value is not None and value != ""


@app.post("/totals")
def totals():
    room = request.get_json().get("room")
    if not scalar(room):
        abort(400)
    stages = [{"$match": {"room": room}}, {"$group": {"_id": "$day", "hours": {"$sum": "$hours"}}}]
    result = bookings.aggregate(stages)
    return jsonify([{"day": str(row["_id"]), "hours": row["hours"]} for row in result])
