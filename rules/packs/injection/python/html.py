import html
import json

from django.http import HttpResponse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from flask import Flask, make_response, render_template, request
from markupsafe import Markup, escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name", "you")
    # ruleid: python.html.injection
    return "<h1>Hello " + name + "</h1>"


@app.route("/hello/<name>")
def hello_path(name):
    # ruleid: python.html.injection
    return f"<h1>Hello {name}</h1>", 200


@app.route("/escaped")
def escaped():
    name = request.args.get("name", "you")
    # ok: python.html.injection
    return "<h1>Hello " + html.escape(name) + "</h1>"


@app.route("/page")
def page():
    # ok: python.html.injection
    return render_template("page.html", name=request.args["name"])


@app.route("/data")
def data():
    result = {"name": request.args["name"]}
    # ok: python.html.injection
    return result


@app.route("/number")
def number():
    count = int(request.args["count"])
    # ok: python.html.injection
    return f"<b>{count}</b>"


@app.route("/response")
def response():
    # ruleid: python.html.injection
    answer = make_response("<p>%s</p>" % request.cookies["name"])
    return answer


def box(text):
    # ruleid: python.html.injection
    return Markup("<div>" + text + "</div>")


@app.route("/box")
def boxed():
    return render_template("box.html", box=box(request.form["text"]))


@app.route("/box2")
def boxed_safely():
    # ok: python.html.injection
    safe = Markup("<div>{}</div>").format(request.form["text"])
    return render_template("box.html", box=safe)


def django_view(request):
    name = request.GET.get("name")
    # ruleid: python.html.injection
    return HttpResponse("<h1>" + name + "</h1>")


def django_plain(request):
    # ok: python.html.injection
    return HttpResponse(request.GET["name"], content_type="text/plain")


def django_json(request):
    # ok: python.html.injection
    return HttpResponse(json.dumps({"name": request.GET["name"]}), content_type="application/json")


def django_safe(request):
    # ok: python.html.injection
    return HttpResponse(format_html("<h1>{}</h1>", request.GET["name"]))


def django_marked(request):
    rows = []
    for value in request.POST.getlist("rows"):
        rows.append("<li>" + value + "</li>")
    # ruleid: python.html.injection
    return mark_safe("".join(rows))


def kind(request):
    kind = request.GET["kind"]
    if kind not in {"a", "b"}:
        kind = "a"
    # ok: python.html.injection
    return HttpResponse("<i>" + kind + "</i>")


def wrong_escape(request):
    name = request.GET["name"].replace("<script>", "")
    # ruleid: python.html.injection
    return HttpResponse("<i>" + name + "</i>")


def escaped_later(request):
    name = request.GET["name"]
    name = escape(name)
    # ok: python.html.injection
    return HttpResponse("<i>" + name + "</i>")


@app.errorhandler(404)
def missing(error):
    # ruleid: python.html.injection
    return "<p>There is no " + request.path + "</p>", 404


@app.route("/made")
def made():
    # ok: python.html.injection
    return make_response({"name": request.args["name"]}, 200)
