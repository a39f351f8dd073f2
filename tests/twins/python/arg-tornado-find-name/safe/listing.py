# weakness: CWE-88 argument injection
# features: argument injection, async, allow list
# attack: the folder is one of three known names
# expect: none
import asyncio
import subprocess

import tornado.web

FOLDERS = {"inbox", "outbox", "archive"}


class ListingHandler(tornado.web.RequestHandler):
    async def get(self):
        folder = self.get_query_argument("dir", "inbox")
        if folder not in FOLDERS:
            raise tornado.web.HTTPError(404)
        process = await asyncio.create_subprocess_exec(
            "find", folder, "-type", "f", "-name", "*.eml",
            cwd="/srv/mail",
            stdout=subprocess.PIPE,
        )
        out, _ = await process.communicate()
        self.write({"count": len(out.splitlines())})
