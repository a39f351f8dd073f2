# weakness: CWE-22 path traversal
# features: guard in another file, two files, path guard
# attack: resolve() and relative_to() raise ValueError for a path outside of the root
# expect: none
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
