# weakness: CWE-918 server-side request forgery
# features: type cast, format, async
# attack: int() allows nothing but a port number
# expect: none
import tornado.web
from tornado.httpclient import AsyncHTTPClient, HTTPClientError


class ProbeHandler(tornado.web.RequestHandler):
    async def get(self):
        port = self.get_query_argument("port", "8080")
        try:
            port = int(port)
        except ValueError:
            raise tornado.web.HTTPError(400)
        if port not in range(8080, 8090):
            raise tornado.web.HTTPError(400)
        url = "http://worker:%s/health" % port
        try:
            answer = await AsyncHTTPClient().fetch(url, follow_redirects=False)
        except (HTTPClientError, OSError):
            raise tornado.web.HTTPError(502)
        self.write({"code": answer.code})
