# weakness: CWE-93 e-mail header injection
# features: right sanitizer, two files, f-string
# attack: name=A%0d%0aBcc: x@victims.test writes a further header into the text given to sendmail
# expect: mailer.py:9 CWE-93
from aiohttp import web

from mailer import send_feedback


async def feedback(request):
    data = await request.post()
    name = str(data.get("name", "visitor"))
    try:
        send_feedback(name, "A visitor liked the exhibition.")
    except ValueError:
        raise web.HTTPBadRequest()
    return web.json_response({"sent": True})


app = web.Application()
app.router.add_post("/feedback", feedback)
