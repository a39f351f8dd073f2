# weakness: CWE-918 server-side request forgery
# features: type cast, format, async
# attack: GET /probe?port=80@evil.test/ moves the host behind the @
# expect: 16 CWE-918
import tornado.web
from tornado.httpclient import AsyncHTTPClient, HTTPClientError


class ProbeHandler(tornado.web.RequestHandler):
    async def get(self):
        port = self.get_query_argument("port", "8080")
        if not port[:1].isdigit():
            raise tornado.web.HTTPError(400)
        url = "http://worker:%s/health" % port
        try:
            answer = await AsyncHTTPClient().fetch(url, follow_redirects=False)
        except (HTTPClientError, OSError):
            raise tornado.web.HTTPError(502)
        self.write({"code": answer.code})
