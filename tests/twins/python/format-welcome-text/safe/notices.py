# weakness: CWE-134 format string
# features: format, allow list
# attack: string.Template knows plain names only, attributes are not reachable
# expect: none
import string

from flask import Blueprint, jsonify, request

from .orders import load_order
from .security import staff_required

bp = Blueprint("notices", __name__)


@bp.post("/orders/<int:number>/notice")
@staff_required
def notice(number):
    order = load_order(number)
    text = request.form.get("text", "")
    message = string.Template(text).safe_substitute(total=order.total, number=number)
    order.notices.append(message)
    order.save()
    return jsonify(length=len(message)), 201
