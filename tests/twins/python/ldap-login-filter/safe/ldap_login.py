# weakness: CWE-90 LDAP injection
# features: regex guard, format, wrong guard
# attack: the login consists of letters, digits, dot and dash
# expect: none
import re

import ldap
import tornado.web

LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{1,30}")


class MailHandler(tornado.web.RequestHandler):
    def initialize(self, uri):
        self.uri = uri

    def get(self):
        login = self.get_query_argument("login")
        if not LOGIN.fullmatch(login):
            raise tornado.web.HTTPError(400)
        connection = ldap.initialize(self.uri)
        connection.simple_bind_s()
        found = connection.search_s(
            "dc=example,dc=test",
            ldap.SCOPE_SUBTREE,
            "(&(uid=%s)(!(hidden=TRUE)))" % login,
            ["mail"],
        )
        self.write({"mail": [entry["mail"][0].decode() for _, entry in found if "mail" in entry]})
