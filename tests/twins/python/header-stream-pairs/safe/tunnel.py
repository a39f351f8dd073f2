# weakness: CWE-113 HTTP header injection
# features: stream, lambda, constant index
# attack: the map strips CR and LF of every part before they are used
# expect: none
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        pairs = parse_qsl(urlsplit(self.path).query)
        values = list(map(lambda pair: "".join(pair[1].splitlines()), pairs))
        values.append("en")
        self.send_response(204)
        self.send_header("Content-Language", values[0])
        self.send_header("Vary", "Accept-Language")
        self.end_headers()


def serve():
    ThreadingHTTPServer(("127.0.0.1", 8080), Handler).serve_forever()
