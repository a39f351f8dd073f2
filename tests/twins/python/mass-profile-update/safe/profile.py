# weakness: CWE-915 mass assignment
# features: loop, allow list
# attack: only the three listed fields are copied
# expect: none
from flask import Blueprint, g, jsonify, request

from .models import db
from .security import login_required

bp = Blueprint("profile", __name__)
EDITABLE = ("display_name", "language", "timezone")


@bp.patch("/me")
@login_required
def update_profile():
    changes = request.get_json()
    user = g.user
    for name, value in changes.items():
        if name in EDITABLE:
            setattr(user, name, value)
    db.session.commit()
    return jsonify(display_name=user.display_name, language=user.language)
