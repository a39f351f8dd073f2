# weakness: CWE-134 format string
# features: format, unused check, guard in a helper
# attack: PUT template="{user._meta.app_config.module}" walks through attributes of the user object
# expect: 29 CWE-134
import string

from flask import Blueprint, g, jsonify, request

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
    plain_fields(template)
    g.user.signature = template.format(user=g.user, name=g.user.display_name)
    g.user.save()
    return jsonify(length=len(g.user.signature))
