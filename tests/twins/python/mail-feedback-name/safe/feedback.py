# weakness: CWE-93 e-mail header injection
# features: right sanitizer, two files, f-string
# attack: EmailMessage refuses header values with line breaks
# expect: none
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
