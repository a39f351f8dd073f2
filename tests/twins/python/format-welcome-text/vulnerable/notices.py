# weakness: CWE-134 format string
# features: format, allow list
# attack: POST text={order.__init__.__globals__[CONFIG]} reads module globals through str.format
# expect: 18 CWE-134
from flask import Blueprint, jsonify, request

from .orders import load_order
from .security import staff_required

bp = Blueprint("notices", __name__)


@bp.post("/orders/<int:number>/notice")
@staff_required
def notice(number):
    order = load_order(number)
    text = request.form.get("text", "")
    message = text.format(order=order, number=number)
    order.notices.append(message)
    order.save()
    return jsonify(length=len(message)), 201
