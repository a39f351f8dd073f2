# weakness: CWE-943 NoSQL injection
# features: match, constant key
# attack: POST {"name": {"$ne": 1}} arrives as an object in the filter, the match has no case for it
# expect: 24 CWE-943
from flask import Flask, jsonify, request
from flask_pymongo import PyMongo

app = Flask(__name__)
app.config.from_prefixed_env()
mongo = PyMongo(app)


@app.post("/contacts/find")
def find_contact():
    wanted = request.get_json().get("name")
    criteria = {"public": True, "name": "nobody"}
    match wanted:
        case str():
            criteria["name"] = wanted.strip()
        case None:
            criteria["name"] = "nobody"
        case _:
            criteria["name"] = wanted
    contact = mongo.db.contacts.find_one(criteria)
    return jsonify(phone=contact["phone"] if contact else None)
