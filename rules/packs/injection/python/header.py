import logging
import smtplib
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote, urlparse

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from flask import Flask, abort, current_app, request

app = Flask(__name__)
api = FastAPI()
logger = logging.getLogger(__name__)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        self.send_response(302)
        # ruleid: python.header.injection
        self.send_header("Location", query["to"][0])
        # ok: python.header.injection
        self.send_header("X-To", quote(query["to"][0]))
        name = query["name"][0]
        if "\n" in name or "\r" in name:
            return
        # ok: python.header.injection
        self.send_header("X-Name", name)
        self.end_headers()

    def do_POST(self):
        self.answer(self.headers["X-Request-Id"])

    def answer(self, number):
        # ruleid: python.header.injection
        self.send_header("X-Request-Id", number)


def application(environ, start_response):
    # ruleid: python.header.injection
    start_response("200 OK", [("X-Path", environ["PATH_INFO"])])
    return []


@api.get("/lang")
def lang(code: str, size: int):
    # ruleid: python.header.injection
    first = PlainTextResponse("", headers={"Content-Language": code})
    # ok: python.header.injection
    second = PlainTextResponse("", headers={"X-Size": str(size)})
    return first or second


@app.route("/contact", methods=["POST"])
def contact():
    subject = request.form["subject"]
    text = request.form["text"]
    server = smtplib.SMTP("localhost")
    # ruleid: python.mail.header-injection
    server.sendmail("web@example.com", "info@example.com", f"Subject: {subject}\r\n\r\nHello")
    message = EmailMessage()
    message["Subject"] = subject
    message.set_content(text)
    # ok: python.mail.header-injection
    server.sendmail("web@example.com", "info@example.com", message.as_string())
    # ok: python.mail.header-injection
    server.send_message(message)
    if "\n" in subject or "\r" in subject:
        abort(400)
    # ok: python.mail.header-injection
    server.sendmail("web@example.com", "info@example.com", "Subject: " + subject)
    return {}


def invite(server, to, name):
    body = "To: %s\nSubject: Welcome\n\nHello" % to
    # ruleid: python.mail.header-injection
    server.sendmail("web@example.com", [name], body)


def invited(request):
    invite(smtplib.SMTP("localhost"), request.POST["to"], "x@example.com")


def wrong(request, server):
    subject = request.POST["subject"].strip()
    # ruleid: python.mail.header-injection
    server.sendmail("web@example.com", "x@example.com", "Subject: " + subject)


@app.route("/log")
def log():
    name = request.args.get("name")
    # ruleid: python.log.injection
    logger.info("user " + name)
    # ruleid: python.log.injection
    current_app.logger.warning("user %s", name)
    # ok: python.log.injection
    logger.info("user %r", name)
    # ok: python.log.injection
    logger.info("user %s", name.replace("\r", "").replace("\n", ""))
    # ok: python.log.injection
    logger.info("user %d", int(request.args["id"]))
    # ok: python.log.injection
    logger.info("agent %s", request.headers["User-Agent"])
    note(name)
    if not name.isalnum():
        abort(400)
    # ok: python.log.injection
    logger.info(name)
    return {}


def note(text):
    # ruleid: python.log.injection
    logging.error(f"note: {text}")
