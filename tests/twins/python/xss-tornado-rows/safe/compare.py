# weakness: CWE-79 cross-site scripting
# features: string builder, loop, right sanitizer
# attack: xhtml_escape is applied to every item
# expect: none
import io

import tornado.web
from tornado.escape import xhtml_escape


class CompareHandler(tornado.web.RequestHandler):
    def get(self):
        out = io.StringIO()
        out.write("<table>")
        for number, item in enumerate(self.get_query_arguments("item"), start=1):
            out.write("<tr><td>%d</td><td>" % number)
            out.write(xhtml_escape(item.title()))
            out.write("</td></tr>")
        out.write("</table>")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write(out.getvalue())


def make_app():
    return tornado.web.Application([(r"/compare", CompareHandler)])
