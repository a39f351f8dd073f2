# weakness: CWE-113 HTTP header injection
# features: right sanitizer, wrong sanitizer, format
# attack: quote() encodes CR and LF as %0D%0A
# expect: none
from urllib.parse import parse_qs, quote

ROWS = [("id", "total"), ("1", "20.50"), ("2", "7.00")]


def export_rows():
    for row in ROWS:
        yield (";".join(row) + "\n").encode("ascii")


def application(environ, start_response):
    query = parse_qs(environ.get("QUERY_STRING", ""))
    name = query.get("name", ["export"])[0]
    name = quote(name, safe="")
    headers = [
        ("Content-Type", "text/csv"),
        ("Content-Disposition", 'attachment; filename="%s.csv"' % name),
    ]
    start_response("200 OK", headers)
    return export_rows()
