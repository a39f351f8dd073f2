import html
import json
from urllib.parse import urlsplit

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


def unquoted(request):
    width = html.escape(request.GET["width"])
    # ruleid: python.html.attribute
    return HttpResponse(f"<img src=/a.png width={width}>")


def unquoted_joined(request):
    # ruleid: python.html.attribute
    return HttpResponse("<img src=/a.png width=" + html.escape(request.GET["width"]) + ">")


def unquoted_formatted(request):
    page = "<img src=/a.png width=%s>" % html.escape(request.GET["width"])
    # ruleid: python.html.attribute
    return HttpResponse(page)


def quoted(request):
    width = html.escape(request.GET["width"])
    # ok: python.html.attribute
    return HttpResponse(f'<img src="/a.png" width="{width}">')


def unquoted_number(request):
    width = int(request.GET["width"])
    # ok: python.html.attribute
    return HttpResponse(f"<img src=/a.png width={width}> {html.escape(request.GET['name'])}")


def unquoted_word(request):
    width = html.escape(request.GET["width"])
    if not width.isalnum():
        return HttpResponse("")
    # ok: python.html.attribute
    return HttpResponse(f"<img src=/a.png width={width}>")


def link(request):
    site = html.escape(request.GET["site"])
    # ruleid: python.html.link
    return HttpResponse(f'<a href="{site}">site</a>')


def link_joined(request):
    # ruleid: python.html.link
    return HttpResponse('<a href="' + html.escape(request.GET["site"]) + '">site</a>')


def link_without_blanks(request):
    site = request.GET["site"]
    if " " in site:
        return HttpResponse("")
    # ruleid: python.html.link
    return HttpResponse(f'<a href="{html.escape(site)}">site</a>')


def link_of_scheme(request):
    site = request.GET["site"]
    if urlsplit(site).scheme not in ("http", "https"):
        return HttpResponse("")
    # ok: python.html.link
    return HttpResponse(f'<a href="{html.escape(site)}">site</a>')


def link_that_begins(request):
    site = request.GET["site"]
    if not site.startswith("https://"):
        return HttpResponse("")
    # ok: python.html.link
    return HttpResponse('<a href="' + html.escape(site) + '">site</a>')


def text_of_link(request):
    # ok: python.html.link
    return HttpResponse(f'<a href="/site">{html.escape(request.GET["site"])}</a>')


def script(request):
    options = json.dumps({"label": request.GET["label"]})
    # ruleid: python.html.script
    return HttpResponse(f"<script>var options = {options};</script>")


def script_joined(request):
    # ruleid: python.html.script
    return HttpResponse("<script>var options = " + json.dumps(request.GET["label"]) + ";</script>")


def script_formatted(request):
    page = "<script>var options = %s;</script>" % json.dumps(request.GET["label"])
    # ruleid: python.html.script
    return HttpResponse(page)


def script_with_escapes(request):
    options = json.dumps({"label": request.GET["label"]}).replace("<", "\\u003c")
    # ok: python.html.script
    return HttpResponse(f"<script>var options = {options};</script>")


def json_alone(request):
    # ok: python.html.script
    return HttpResponse(json.dumps({"label": request.GET["label"]}))


def script_of_numbers(request):
    # ok: python.html.script
    return HttpResponse(f"<script>var size = {json.dumps(int(request.GET['size']))};</script>")
