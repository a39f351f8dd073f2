# weakness: CWE-134 format string
# features: format, unused check, guard in a helper
# attack: a field must be a bare identifier, without attribute, index, conversion or specification
# expect: none
import string

from flask import Blueprint, abort, g, jsonify, request

from .security import login_required

bp = Blueprint("signature", __name__)


def plain_fields(template):
    try:
        return all(
            name is None or (name.isidentifier() and not spec and not conversion)
            for _, name, spec, conversion in string.Formatter().parse(template)
        )
    except ValueError:
        return False


@bp.put("/me/signature")
@login_required
def set_signature():
    template = request.form.get("template", "{name}")
    if not plain_fields(template):
        abort(400)
    g.user.signature = template.format(user=g.user, name=g.user.display_name)
    g.user.save()
    return jsonify(length=len(g.user.signature))
