import asyncio
import http.server
import os
import socket
from http.server import HTTPServer, SimpleHTTPRequestHandler

import uvicorn
from flask import Flask

app = Flask(__name__)

if __name__ == "__main__":
    # ruleid: python.network.all-interfaces
    app.run(host="0.0.0.0", port=8000)
    # ruleid: python.network.all-interfaces
    uvicorn.run("shop:app", host="0.0.0.0")
    # ok: python.network.all-interfaces
    app.run(host="127.0.0.1")
    # ok: python.network.all-interfaces
    uvicorn.run("shop:app", host=os.environ.get("HOST", "localhost"))


class Files:
    def serve(self, port):
        # ruleid: python.network.all-interfaces
        HTTPServer(("", port), SimpleHTTPRequestHandler).serve_forever()

    def serve_all(self):
        # ruleid: python.network.all-interfaces
        self.server = http.server.ThreadingHTTPServer(
            ("0.0.0.0", 8080),
            SimpleHTTPRequestHandler,
        )

    def serve_here(self, port):
        # ok: python.network.all-interfaces
        HTTPServer(("localhost", port), SimpleHTTPRequestHandler).serve_forever()


def listen(port):
    server = socket.socket()
    # ruleid: python.network.all-interfaces
    server.bind(("0.0.0.0", port))
    # ok: python.network.all-interfaces
    server.bind(("127.0.0.1", port))
    return server


async def start(handle):
    # ruleid: python.network.all-interfaces
    return await asyncio.start_server(handle, "0.0.0.0", 7000)


# ruleid: python.network.any-host
ALLOWED_HOSTS = ["*"]
# ruleid: python.network.any-host
ALLOWED_HOSTS = ["shop.example.org", "*"]
# ok: python.network.any-host
ALLOWED_HOSTS = ["shop.example.org"]
# ok: python.network.any-host
ALLOWED_HOSTS = os.environ["HOSTS"].split()
