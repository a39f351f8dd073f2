# weakness: CWE-88 argument injection
# features: argument injection, async, allow list
# attack: ?dir=-delete is an action of find, not a folder
# expect: 18 CWE-88
import asyncio
import subprocess

import tornado.web

FOLDERS = {"inbox", "outbox", "archive"}


class ListingHandler(tornado.web.RequestHandler):
    async def get(self):
        folder = self.get_query_argument("dir", "inbox")
        if "/" in folder or ".." in folder:
            raise tornado.web.HTTPError(404)
        process = await asyncio.create_subprocess_exec(
            "find", folder, "-type", "f", "-name", "*.eml",
            cwd="/srv/mail",
            stdout=subprocess.PIPE,
        )
        out, _ = await process.communicate()
        self.write({"count": len(out.splitlines())})
