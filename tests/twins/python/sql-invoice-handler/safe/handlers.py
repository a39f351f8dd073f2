# weakness: CWE-89 SQL injection
# features: type cast, exception, helper method
# attack: int() raises ValueError for anything but a number and the handler answers 400
# expect: none
import psycopg2
import tornado.web


class InvoiceHandler(tornado.web.RequestHandler):
    def initialize(self, dsn):
        self.dsn = dsn

    def load(self, number):
        with psycopg2.connect(self.dsn) as conn, conn.cursor() as cur:
            cur.execute("SELECT customer, amount FROM invoice WHERE number = %s" % number)
            return cur.fetchone()

    def get(self):
        raw = self.get_query_argument("no")
        try:
            number = int(raw.strip())
        except ValueError:
            raise tornado.web.HTTPError(400)
        row = self.load(number)
        if row is None:
            raise tornado.web.HTTPError(404)
        self.write({"customer": row[0], "amount": str(row[1])})


def make_app(dsn):
    return tornado.web.Application([(r"/invoice", InvoiceHandler, {"dsn": dsn})])
