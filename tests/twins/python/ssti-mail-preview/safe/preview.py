# weakness: CWE-1336 template injection
# features: wrong sanitizer, f-string, same function
# attack: the subject is a variable of a constant template
# expect: none
from flask import Blueprint, render_template_string, request
from flask_login import login_required

bp = Blueprint("preview", __name__)
LAYOUT = "<h2>{{ subject }}</h2><p>Sent to {{ recipient }}</p>"


@bp.post("/newsletter/preview")
@login_required
def preview():
    subject = request.form.get("subject", "News")
    recipient = request.form.get("recipient", "reader")
    return render_template_string(LAYOUT, subject=subject, recipient=recipient)
