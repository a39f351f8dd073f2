# weakness: CWE-79 cross-site scripting
# features: callback, regex guard, string builder
# attack: the callback name is an identifier
# expect: none
import json
import re

from pyramid.config import Configurator
from pyramid.httpexceptions import HTTPBadRequest
from pyramid.response import Response

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,40}")
PRICES = {"tin": 31, "zinc": 27}


def ticker(request):
    callback = request.params.get("callback", "show")
    if not NAME.fullmatch(callback):
        return HTTPBadRequest()
    page = "<!doctype html><script src=/static/ticker.js></script><script>"
    page += "ticker." + callback + "(" + json.dumps(PRICES) + ")"
    page += "</script>"
    return Response(page, content_type="text/html")


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.add_route("ticker", "/ticker")
    config.add_view(ticker, route_name="ticker")
    return config.make_wsgi_app()
