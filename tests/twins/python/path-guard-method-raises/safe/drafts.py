# weakness: CWE-22 path traversal
# features: guard in a helper, exception, helper method, class field
# attack: the exception leads to a 404
# expect: none
import os

import tornado.web


class OutsideFolder(Exception):
    pass


class DraftHandler(tornado.web.RequestHandler):
    folder = os.path.realpath("/srv/drafts")

    def check(self, path):
        if os.path.commonpath([self.folder, os.path.realpath(path)]) != self.folder:
            raise OutsideFolder

    def delete(self, name):
        path = os.path.join(self.folder, name)
        try:
            self.check(path)
        except OutsideFolder:
            raise tornado.web.HTTPError(404)
        os.remove(path)
        self.set_status(204)


def make_app():
    return tornado.web.Application([(r"/drafts/(.+)", DraftHandler)])
