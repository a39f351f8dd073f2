# weakness: CWE-117 log injection
# features: right sanitizer, format
# attack: user=x%0aINFO login ok for admin writes a line of its own
# expect: 20 CWE-117
import logging

from flask import Blueprint, abort, redirect, request, session, url_for

from .accounts import verify

bp = Blueprint("login", __name__)
log = logging.getLogger("login")


@bp.post("/login")
def login():
    user = request.form.get("user", "")
    account = verify(user, request.form.get("password", ""))
    if account is None:
        log.warning("failed login for %s", user)
        abort(401)
    session.clear()
    session["uid"] = account.id
    return redirect(url_for("home.index"))
