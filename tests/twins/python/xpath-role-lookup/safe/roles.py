# weakness: CWE-643 XPath injection
# features: regex guard, early return
# attack: the login must be letters and digits
# expect: none
import re

from aiohttp import web
from lxml import etree

USERS = etree.parse("/srv/app/users.xml")
LOGIN = re.compile(r"^[a-z0-9]+\Z")


async def role(request):
    login = request.query.get("login", "")
    if not LOGIN.match(login):
        raise web.HTTPBadRequest()
    found = USERS.xpath("string(//user[@login='" + login + "']/@role)")
    return web.json_response({"role": str(found)})


def setup(app):
    app.router.add_get("/role", role)
