# weakness: CWE-918 server-side request forgery
# features: match, f-string, helper function
# attack: GET /status?region=evil.test/ makes the host evil.test
# expect: 24 CWE-918
import requests
from flask import Blueprint, abort, jsonify, request

bp = Blueprint("status", __name__)


def host_of(region):
    match region:
        case "eu" | "us" | "ap":
            return f"{region}.status.example.test"
        case _:
            return f"{region}.fallback.example.test"


@bp.get("/status")
def status():
    host = host_of(request.args.get("region", "eu"))
    if not host:
        abort(404)
    answer = requests.get(f"https://{host}/health", timeout=3, allow_redirects=False)
    return jsonify(up=answer.ok)
