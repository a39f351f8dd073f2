import smtplib
from email.message import EmailMessage

DESK = "desk@museum.example.test"


def send_feedback(name, text):
    message = EmailMessage()
    message["From"] = DESK
    message["To"] = DESK
    message["Subject"] = f"Feedback of {name}"
    message.set_content(text)
    with smtplib.SMTP("localhost") as server:
        server.send_message(message)
