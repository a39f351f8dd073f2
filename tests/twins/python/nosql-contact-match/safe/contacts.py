# weakness: CWE-943 NoSQL injection
# features: match, constant key
# attack: anything but a string takes the case that uses a constant
# expect: none
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
    contact = mongo.db.contacts.find_one(criteria)
    return jsonify(phone=contact["phone"] if contact else None)
