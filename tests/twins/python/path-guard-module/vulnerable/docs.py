# weakness: CWE-22 path traversal
# features: guard in another file, two files, path guard
# attack: GET /docs?page=../../../etc/passwd: normpath only tidies the dots, nothing compares with the root
# expect: 19 CWE-22
from flask import Blueprint, Response, abort, request

from .paths import locate

bp = Blueprint("docs", __name__)


@bp.get("/docs")
def docs():
    page = request.args.get("page", "index.txt")
    try:
        path = locate(page)
    except ValueError:
        abort(404)
    with open(path, encoding="utf-8") as handle:
        return Response(handle.read(), mimetype="text/plain")
