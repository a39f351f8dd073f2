# weakness: CWE-1336 template injection
# features: wrong sanitizer, class field
# attack: POST greeting={{ 7*7 }}{{ self.__init__.__globals__ }}: html.escape leaves the braces alone
# expect: 20 CWE-1336
import html

from jinja2 import Environment, select_autoescape
from sanic import Sanic
from sanic.response import html as html_answer

app = Sanic("cards")


class CardRenderer:
    def __init__(self):
        self.environment = Environment(autoescape=select_autoescape(default_for_string=True))

    def render(self, greeting):
        source = "<h1>" + html.escape(greeting) + "</h1><p>{{ year }}</p>"
        return self.environment.from_string(source).render(year=2026)


@app.post("/card")
async def card(request):
    return html_answer(CardRenderer().render(request.form.get("greeting", "Hello")))
