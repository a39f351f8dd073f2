# weakness: CWE-918 server-side request forgery
# features: allow list, wrong guard, guard in a helper
# attack: POST url=http://hooks.partner.test.evil.test/ or http://169.254.169.254/?hooks.partner.test passes the text search
# expect: 21 CWE-918
import requests
from flask import Blueprint, abort, jsonify, request

bp = Blueprint("webhooks", __name__)
HOSTS = {"hooks.partner.test", "events.partner.test"}


def permitted(url):
    return any(host in url for host in HOSTS)


@bp.post("/webhooks/test")
def try_webhook():
    url = request.get_json()["url"]
    if not permitted(url):
        abort(403)
    answer = requests.post(url, json={"ping": True}, timeout=5, allow_redirects=False)
    return jsonify(status=answer.status_code)
