# weakness: CWE-943 NoSQL injection
# features: type cast, same function
# attack: str() turns an operator object into a plain string that matches nothing
# expect: none
from flask import Blueprint, jsonify, request, session
from pymongo import MongoClient

bp = Blueprint("auth", __name__)
accounts = MongoClient("mongodb://db:27017")["portal"]["accounts"]


@bp.post("/token-login")
def token_login():
    data = request.get_json()
    user = str(data.get("user", ""))
    token = str(data.get("token", ""))
    account = accounts.find_one({"user": user, "token": token, "active": True})
    if account is None:
        return jsonify(error="denied"), 401
    session.clear()
    session["uid"] = str(account["_id"])
    return jsonify(ok=True)
