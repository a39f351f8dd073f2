# weakness: CWE-89 SQL injection
# features: two files, class field, f-string
# attack: the mail address is bound as a parameter of the statement
# expect: none
from flask import Blueprint, current_app, jsonify, request

from .repository import CustomerRepository

bp = Blueprint("customers", __name__, url_prefix="/customers")


@bp.get("")
def find():
    mail = request.args.get("mail", "")
    repository = CustomerRepository(current_app.config["DATABASE"])
    customer = repository.by_mail(mail)
    if customer is None:
        return jsonify(error="not found"), 404
    return jsonify(name=customer[0], city=customer[1])
