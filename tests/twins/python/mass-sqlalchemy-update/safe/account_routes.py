# weakness: CWE-915 mass assignment
# features: removal, loop, two files
# attack: a key outside of the writable set is deleted first
# expect: none
from flask import Blueprint, g, jsonify, request

from .account_changes import apply_changes
from .security import login_required

bp = Blueprint("accounts", __name__)


@bp.put("/account")
@login_required
def update_account():
    apply_changes(g.user.account, dict(request.get_json()))
    return jsonify(ok=True)
