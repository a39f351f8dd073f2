# weakness: CWE-22 path traversal
# features: guard in a helper, exception, helper method, class field
# attack: DELETE /drafts/..%2f..%2fapp.db: the exception is caught too early and the path is used
# expect: 28 CWE-22
import os

import tornado.web
from tornado.log import gen_log


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
            gen_log.warning("path outside of the drafts folder")
        os.remove(path)
        self.set_status(204)


def make_app():
    return tornado.web.Application([(r"/drafts/(.+)", DraftHandler)])
