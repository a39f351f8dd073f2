# weakness: CWE-601 open redirect
# features: callback, helper method
# attack: the callback keeps only the path and the leading slashes are collapsed
# expect: none
from urllib.parse import urlsplit

import tornado.web


def leave_session(handler, done):
    handler.clear_cookie("sid")
    done(handler.get_query_argument("return", "/"))


class LogoutHandler(tornado.web.RequestHandler):
    def get(self):
        leave_session(self, self.finish_logout)

    def finish_logout(self, target):
        path = urlsplit(target).path.replace("\\", "/")
        self.redirect("/" + path.lstrip("/"))


def make_app():
    return tornado.web.Application([(r"/logout", LogoutHandler)])
