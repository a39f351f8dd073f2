# weakness: CWE-1333 regex injection
# features: allow list, table look-up
# attack: {"pattern": "(\\w+)+!"} needs exponential time for the sample
# expect: 24 CWE-1333
import re

from flask import Blueprint, abort, jsonify, request

bp = Blueprint("validators", __name__)
PATTERNS = {
    "zip": r"[0-9]{5}",
    "phone": r"\+?[0-9 ]{5,20}",
    "code": r"[A-Z]{2}-[0-9]{4}",
}


@bp.post("/validate")
def validate():
    body = request.get_json()
    sample = str(body.get("sample", ""))[:200]
    pattern = PATTERNS.get(body.get("kind")) or str(body.get("pattern", ""))
    if not pattern:
        abort(400)
    return jsonify(ok=re.fullmatch(pattern, sample) is not None)
