from urllib.parse import urlparse

from django.http import HttpResponseRedirect
from django.shortcuts import redirect as go
from django.utils.http import url_has_allowed_host_and_scheme
from fastapi.responses import RedirectResponse
from flask import Flask, redirect, request, url_for

app = Flask(__name__)
PAGES = {"home": "/", "help": "/help"}


@app.route("/login")
def login():
    target = request.args.get("next") or "/"
    # ruleid: python.redirect.open
    return redirect(target)


@app.route("/login2")
def login_checked():
    target = request.args.get("next", "/")
    if urlparse(target).netloc:
        target = "/"
    # ok: python.redirect.open
    return redirect(target)


@app.route("/login3")
def login_slash():
    target = request.args.get("next", "/")
    if not target.startswith("/"):
        target = "/"
    # ruleid: python.redirect.open
    return redirect(target)


@app.route("/login4")
def login_two_slashes():
    target = request.args.get("next", "/")
    if not target.startswith("/") or target.startswith("//"):
        target = "/"
    # ok: python.redirect.open
    return redirect(target)


@app.route("/page")
def page():
    # ok: python.redirect.open
    return redirect(PAGES[request.args["page"]])


@app.route("/show")
def show():
    # ok: python.redirect.open
    return redirect(url_for("item", name=request.args["name"]))


@app.route("/again")
def again():
    # ok: python.redirect.open
    return redirect(request.url)


@app.route("/users/<name>/edit")
def edit(name):
    # ok: python.redirect.open
    return redirect(f"/users/{name}")


def django_login(request):
    target = request.POST.get("next", "")
    # ruleid: python.redirect.open
    return HttpResponseRedirect(target)


def django_checked(request):
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    # ok: python.redirect.open
    return go(target)


def target_of(request):
    return request.GET["to"]


def through_helper(request):
    # ruleid: python.redirect.open
    return go(target_of(request))


async def starlette_view(request):
    to = request.query_params["to"]
    # ruleid: python.redirect.open
    return RedirectResponse(url=to)
