# weakness: CWE-1336 template injection
# features: wrong sanitizer, class field
# attack: the source is constant and the greeting a variable of it
# expect: none
from jinja2 import Environment, select_autoescape
from sanic import Sanic
from sanic.response import html as html_answer

app = Sanic("cards")


class CardRenderer:
    def __init__(self):
        self.environment = Environment(autoescape=select_autoescape(default_for_string=True))

    def render(self, greeting):
        source = "<h1>{{ greeting }}</h1><p>{{ year }}</p>"
        return self.environment.from_string(source).render(year=2026, greeting=greeting)


@app.post("/card")
async def card(request):
    return html_answer(CardRenderer().render(request.form.get("greeting", "Hello")))
