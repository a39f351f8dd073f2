import jinja2
from django.template import Template
from flask import Flask, render_template_string, request
from jinja2.sandbox import SandboxedEnvironment

app = Flask(__name__)
environment = jinja2.Environment(autoescape=True)
sandbox = SandboxedEnvironment(autoescape=True)
PAGE = "<h1>Hello {{ name }}</h1>"
GREETINGS = {"en": "Hello {{ name }}", "de": "Hallo {{ name }}"}


@app.route("/hello")
def hello():
    name = request.args.get("name")
    # ruleid: python.template.injection
    first = render_template_string("<h1>Hello " + name + "</h1>")
    # ok: python.template.injection
    second = render_template_string(PAGE, name=name)
    return first + second


@app.route("/missing/<path:page>")
def missing(page):
    text = """<p>There is no page %s</p>""" % page
    # ruleid: python.template.injection
    return render_template_string(text), 404


@app.route("/greet")
def greet():
    # ok: python.template.injection
    return render_template_string(GREETINGS[request.args["language"]], name="you")


def render(source, **values):
    # ruleid: python.template.injection
    return environment.from_string(source).render(**values)


@app.route("/letter", methods=["POST"])
def letter():
    return render(request.get_json()["letter"], name="you")


@app.route("/sandboxed", methods=["POST"])
def sandboxed():
    # ok: python.template.injection
    return sandbox.from_string(request.form["letter"]).render()


def django_view(request):
    # ruleid: python.template.injection
    return Template(request.POST["body"])
