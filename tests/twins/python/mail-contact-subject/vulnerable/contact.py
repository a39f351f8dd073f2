# weakness: CWE-93 e-mail header injection
# features: right sanitizer, join
# attack: subject=Hi%0d%0aBcc: many@victims.test adds a recipient header to the raw message
# expect: 23 CWE-93
import smtplib

from flask import Blueprint, redirect, request, url_for

bp = Blueprint("contact", __name__)
DESK = "desk@example.test"


def clean(text):
    return text.strip()


@bp.post("/contact")
def contact():
    subject = clean(request.form.get("subject", "Question"))
    body = "A visitor asks for a call back."
    message = "\r\n".join(["From: " + DESK, "To: " + DESK, "Subject: " + subject, "", body])
    with smtplib.SMTP("localhost") as server:
        server.sendmail(DESK, [DESK], message.encode("utf-8"))
    return redirect(url_for("contact.thanks"))


@bp.get("/contact/thanks")
def thanks():
    return {"status": "sent"}
