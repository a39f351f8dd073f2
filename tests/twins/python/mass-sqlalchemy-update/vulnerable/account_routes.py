# weakness: CWE-915 mass assignment
# features: removal, loop, two files
# attack: PUT {"balance": 100000} sets the balance, only the id and private names are removed
# expect: account_changes.py:12 CWE-915
from flask import Blueprint, g, jsonify, request

from .account_changes import apply_changes
from .security import login_required

bp = Blueprint("accounts", __name__)


@bp.put("/account")
@login_required
def update_account():
    apply_changes(g.user.account, dict(request.get_json()))
    return jsonify(ok=True)
