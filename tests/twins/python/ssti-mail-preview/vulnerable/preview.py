# weakness: CWE-1336 template injection
# features: wrong sanitizer, f-string, same function
# attack: POST subject={{ config.items() }} is evaluated as part of the template, escape() leaves braces alone
# expect: 19 CWE-1336
from flask import Blueprint, render_template_string, request
from flask_login import login_required
from markupsafe import escape

bp = Blueprint("preview", __name__)
FOOT = "<p>Sent to {{ recipient }}</p>"


@bp.post("/newsletter/preview")
@login_required
def preview():
    subject = request.form.get("subject", "News")
    recipient = request.form.get("recipient", "reader")
    template = "<h2>{{ title }}: " + str(escape(subject)) + f"</h2>{FOOT}"
    return render_template_string(template, title="News", recipient=recipient)
