# weakness: CWE-79 cross-site scripting
# features: string builder, loop, right sanitizer
# attack: GET /compare?item=<img src=x onerror=alert(1)> is written into the table
# expect: 20 CWE-79
import io

import tornado.web


class CompareHandler(tornado.web.RequestHandler):
    def get(self):
        out = io.StringIO()
        out.write("<table>")
        for number, item in enumerate(self.get_query_arguments("item"), start=1):
            out.write("<tr><td>%d</td><td>" % number)
            out.write(item.title())
            out.write("</td></tr>")
        out.write("</table>")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.write(out.getvalue())


def make_app():
    return tornado.web.Application([(r"/compare", CompareHandler)])
