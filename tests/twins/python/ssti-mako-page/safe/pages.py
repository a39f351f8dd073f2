# weakness: CWE-1336 template injection
# features: table look-up, exception
# attack: an unknown layout name is a 400
# expect: none
from bottle import Bottle, abort, request, response
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
        abort(400)
    response.content_type = "text/plain; charset=utf-8"
    return Template(source).render(text="The library is open again.")
