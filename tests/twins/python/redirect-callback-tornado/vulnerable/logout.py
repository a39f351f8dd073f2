# weakness: CWE-601 open redirect
# features: callback, helper method
# attack: GET /logout?return=https://evil.test is passed through the finish callback
# expect: 18 CWE-601
import tornado.web


def leave_session(handler, done):
    handler.clear_cookie("sid")
    done(handler.get_query_argument("return", "/"))


class LogoutHandler(tornado.web.RequestHandler):
    def get(self):
        leave_session(self, self.finish_logout)

    def finish_logout(self, target):
        self.redirect(target or "/")


def make_app():
    return tornado.web.Application([(r"/logout", LogoutHandler)])
