import os

from flask import Flask, make_response
from starlette.middleware.sessions import SessionMiddleware
from fastapi import FastAPI

app = Flask(__name__)
api = FastAPI()


def log_in(user):
    response = make_response("hello")
    # ruleid: python.cookie.session-unprotected
    response.set_cookie("session", user.session)
    # ruleid: python.cookie.session-unprotected
    response.set_cookie(
        "access_token",
        user.token,
        httponly=True,
    )
    # ruleid: python.cookie.session-unprotected
    response.set_cookie(key="refresh-token", value=user.refresh, secure=True)
    # ruleid: python.cookie.session-unprotected
    response.set_signed_cookie("shop_sid", user.session, max_age=3600)
    # ok: python.cookie.session-unprotected, python.cookie.plain
    response.set_cookie("session", user.session, secure=True, httponly=True)
    # ok: python.cookie.session-unprotected
    response.set_cookie("token", user.token, httponly=True, samesite="Lax", secure=app.secure)
    # ok: python.cookie.session-unprotected, python.cookie.plain
    response.set_cookie("language", user.language)
    # ok: python.cookie.session-unprotected
    response.set_cookie("session", user.session, **app.cookie_options)
    # ok: python.cookie.session-unprotected
    response.set_cookie("session", "", expires=0)
    return response


def remember(response, user):
    # ruleid: python.cookie.plain
    response.set_cookie("color", user.color, secure=False)
    # ruleid: python.cookie.plain
    response.set_cookie(
        key="basket",
        value=user.basket,
        httponly=True,
        secure=False,
    )
    # ok: python.cookie.plain
    response.set_cookie("color", user.color, secure=True)
    # ok: python.cookie.plain
    response.delete_cookie("color")


# ruleid: python.cookie.plain
api.add_middleware(SessionMiddleware, secret_key=os.environ["KEY"], https_only=False)
# ok: python.cookie.plain
api.add_middleware(SessionMiddleware, secret_key=os.environ["KEY"], https_only=True)

# ruleid: python.cookie.settings
SESSION_COOKIE_SECURE = False
# ruleid: python.cookie.settings
CSRF_COOKIE_SECURE = False
# ruleid: python.cookie.settings
app.config["SESSION_COOKIE_HTTPONLY"] = False
# ruleid: python.cookie.settings
app.config.update(
    SESSION_COOKIE_SECURE=False,
    PERMANENT_SESSION_LIFETIME=600,
)


class Config:
    # ruleid: python.cookie.settings
    REMEMBER_COOKIE_HTTPONLY = False
    # ok: python.cookie.settings
    SESSION_COOKIE_SECURE = True


# ok: python.cookie.settings
SESSION_COOKIE_SECURE = not os.environ.get("DEBUG")
# ok: python.cookie.settings
CSRF_COOKIE_HTTPONLY = False
# ok: python.cookie.settings
app.config["SESSION_COOKIE_SECURE"] = True
