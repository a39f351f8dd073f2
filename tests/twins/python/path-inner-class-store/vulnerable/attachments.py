# weakness: CWE-22 path traversal
# features: inner class, class field, path guard
# attack: GET /attachments/..%2f..%2fkey.pem is opened by the inner class
# expect: 19 CWE-22
from pathlib import Path

from aiohttp import web


class AttachmentService:
    class Store:
        def __init__(self, root):
            self.root = Path(root).resolve()

        def read(self, name):
            path = (self.root / name).resolve()
            if not path.is_file():
                return None
            return path.read_bytes()

    def __init__(self, root):
        self.store = self.Store(root)

    async def handle(self, request):
        data = self.store.read(request.match_info["name"])
        if data is None:
            raise web.HTTPNotFound()
        return web.Response(body=data, content_type="application/octet-stream")


service = AttachmentService("/srv/attachments")
app = web.Application()
app.router.add_get("/attachments/{name:.+}", service.handle)
