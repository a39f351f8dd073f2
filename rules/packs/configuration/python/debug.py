import os

import bottle
import tornado.web
from fastapi import FastAPI
from flask import Flask
from starlette.applications import Starlette
from werkzeug.debug import DebuggedApplication
from werkzeug.serving import run_simple

app = Flask(__name__)
# ruleid: python.debug.flask-run
app.config["DEBUG"] = True
# ruleid: python.debug.flask-run
app.config.update(SECRET_KEY=os.environ["SECRET_KEY"], DEBUG=True)
# ok: python.debug.flask-run
app.config["DEBUG"] = os.environ.get("DEBUG") == "1"
# ok: python.debug.flask-run
app.config["TESTING"] = True

if __name__ == "__main__":
    # ruleid: python.debug.flask-run
    app.run(
        port=8000,
        debug=True,
    )
    # ruleid: python.debug.flask-run
    run_simple("localhost", 5000, app, use_debugger=True)
    # ruleid: python.debug.flask-run
    app.wsgi_app = DebuggedApplication(app.wsgi_app, evalex=True)
    # ok: python.debug.flask-run
    app.run(debug=False)
    # ok: python.debug.flask-run
    app.run(debug="DEBUG" in os.environ)
    # ok: python.debug.flask-run
    run_simple("localhost", 5000, app, use_reloader=True)

# ruleid: python.debug.application
api = FastAPI(title="shop", debug=True)
# ruleid: python.debug.application
small = Starlette(debug=True, routes=[])
# ruleid: python.debug.application
tornado_app = tornado.web.Application([], debug=True)
# ruleid: python.debug.application
bottle.debug(True)
# ok: python.debug.application
api_two = FastAPI(title="shop")
# ok: python.debug.application
small_two = Starlette(debug="DEBUG" in os.environ)
# ok: python.debug.application
tornado_two = tornado.web.Application([], autoreload=True)

# ruleid: python.debug.django
DEBUG = True
ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["django.contrib.auth"]
# ok: python.debug.django
DEBUG = os.environ.get("DEBUG") == "1"
if "DEVELOP" in os.environ:
    # ok: python.debug.django
    DEBUG = True
# ok: python.debug.django
TEMPLATE_DEBUG = True
