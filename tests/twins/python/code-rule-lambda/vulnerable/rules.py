# weakness: CWE-95 code injection
# features: lambda, table look-up
# attack: POST rule=[c for c in ().__class__.__base__.__subclasses__()] becomes the body of a lambda and reaches every class in spite of the empty builtins
# expect: 18 CWE-95
from flask import Blueprint, abort, jsonify, request

bp = Blueprint("rules", __name__)
ORDERS = [{"total": 20, "vip": False}, {"total": 900, "vip": True}]
RULES = {
    "large": lambda order: order["total"] > 500,
    "vip": lambda order: order["vip"],
    "small": lambda order: order["total"] < 50,
}


def compile_rule(text):
    if text not in RULES:
        return eval("lambda order: " + text, {"__builtins__": {}})
    return RULES.get(text)


@bp.post("/orders/filter")
def filter_orders():
    rule = compile_rule(request.form.get("rule", "large"))
    if rule is None:
        abort(400)
    return jsonify([order for order in ORDERS if rule(order)])
