import ftplib
import imaplib
import smtplib
import ssl
from ftplib import FTP, FTP_TLS
from smtplib import SMTP, SMTP_SSL

from pysnmp.hlapi import CommunityData, UsmUserData


def upload(host, file):
    # ruleid: python.cleartext.ftp-telnet
    with FTP(host) as server:
        server.login()
        server.storbinary("STOR x", file)
    # ruleid: python.cleartext.ftp-telnet
    other = ftplib.FTP(host, timeout=10)
    other.quit()


def upload_well(host, file):
    # ok: python.cleartext.ftp-telnet
    with FTP_TLS(host) as server:
        server.prot_p()
        server.storbinary("STOR x", file)
    # ok: python.cleartext.ftp-telnet
    return ftplib.FTP_TLS(host)


def mail(host, user, password, message):
    server = smtplib.SMTP(host, 25)
    # ruleid: python.cleartext.mail-login
    server.login(user, password)
    server.send_message(message)


class Mailer:
    def send(self, message):
        with SMTP(self.host) as server:
            server.ehlo()
            # ruleid: python.cleartext.mail-login
            server.login(self.user, self.password)
            server.send_message(message)

    def fetch(self):
        box = imaplib.IMAP4(self.host)
        # ruleid: python.cleartext.mail-login
        box.login(self.user, self.password)

    def send_well(self, message):
        with SMTP(self.host, 587) as server:
            server.starttls(context=ssl.create_default_context())
            # ok: python.cleartext.mail-login
            server.login(self.user, self.password)
            server.send_message(message)

    def send_maybe(self, message):
        server = SMTP(self.host, 587)
        if self.tls:
            server.ehlo()
            server.starttls()
        # ok: python.cleartext.mail-login
        server.login(self.user, self.password)

    def send_wrapped(self, message):
        server = SMTP_SSL(self.host)
        # ok: python.cleartext.mail-login
        server.login(self.user, self.password)


# ruleid: python.cleartext.snmp
first = CommunityData("public", mpModel=1)
# ruleid: python.cleartext.snmp
second = UsmUserData("monitor", "auth")
# ok: python.cleartext.snmp
third = UsmUserData("monitor", "auth", "privacy")
# ok: python.cleartext.snmp
fourth = UsmUserData(userName="monitor", authKey="auth", privKey="privacy")
