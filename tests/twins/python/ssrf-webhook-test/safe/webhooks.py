# weakness: CWE-918 server-side request forgery
# features: allow list, wrong guard, guard in a helper
# attack: the parsed host must be one of the two known ones
# expect: none
from urllib.parse import urlsplit

import requests
from flask import Blueprint, abort, jsonify, request

bp = Blueprint("webhooks", __name__)
HOSTS = {"hooks.partner.test", "events.partner.test"}


def permitted(url):
    parts = urlsplit(url)
    return parts.scheme == "https" and parts.netloc in HOSTS


@bp.post("/webhooks/test")
def try_webhook():
    url = request.get_json()["url"]
    if not permitted(url):
        abort(403)
    answer = requests.post(url, json={"ping": True}, timeout=5, allow_redirects=False)
    return jsonify(status=answer.status_code)
