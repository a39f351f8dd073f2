import smtplib

DESK = "desk@museum.example.test"


def send_feedback(name, text):
    message = f"From: {DESK}\r\nTo: {DESK}\r\nSubject: Feedback of {name}\r\n\r\n{text}"
    with smtplib.SMTP("localhost") as server:
        server.sendmail(DESK, [DESK], message.encode("utf-8"))
