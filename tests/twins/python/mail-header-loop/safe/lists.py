# weakness: CWE-93 e-mail header injection
# features: loop, string builder, wrong guard
# attack: a line feed or a carriage return in a list name ends in a 400
# expect: none
import smtplib

from bottle import Bottle, abort, request

app = Bottle()
SENDER = "lists@example.test"
BREAKS = ("\r", "\n")


@app.post("/lists/announce")
def announce():
    headers = ["From: " + SENDER, "To: " + SENDER, "Subject: New lists"]
    for name in request.forms.getall("list"):
        for sign in BREAKS:
            if sign in name:
                abort(400)
        headers.append("X-List: " + name.encode("ascii", "replace").decode("ascii"))
    text = "\n".join(headers) + "\n\nThe lists above are open now.\n"
    with smtplib.SMTP("localhost") as server:
        server.sendmail(SENDER, SENDER, text)
    return {"lists": len(headers) - 3}
