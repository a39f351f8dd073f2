# weakness: CWE-113 HTTP header injection
# features: two files, guard in another file, exception
# attack: GET /?name=x%0d%0aX-Role:admin adds a header, send_header of http.server writes the value as it is
# expect: 21 CWE-113
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from header_values import header_value


class GreeterHandler(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlsplit(self.path).query)
        try:
            name = header_value(query.get("name", ["guest"])[0])
        except ValueError:
            self.send_response(400)
            self.end_headers()
            return
        self.send_response(204)
        self.send_header("X-Greeting", "Hello " + name)
        self.end_headers()
