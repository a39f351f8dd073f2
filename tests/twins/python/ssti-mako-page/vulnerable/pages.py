# weakness: CWE-1336 template injection
# features: table look-up, exception
# attack: POST layout=${__import__('os').popen('id').read()} is compiled by Mako when the name is unknown
# expect: 23 CWE-1336
from bottle import Bottle, request, response
from mako.template import Template

app = Bottle()
LAYOUTS = {
    "plain": "Dear reader,\n${text}\n",
    "short": "${text}",
}


@app.post("/page")
def page():
    layout = request.forms.get("layout", "plain")
    try:
        source = LAYOUTS[layout]
    except KeyError:
        source = layout
    response.content_type = "text/plain; charset=utf-8"
    return Template(source).render(text="The library is open again.")
