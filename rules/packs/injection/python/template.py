import jinja2
from django.template import Context, Template as DjangoTemplate
from flask import Flask, render_template, render_template_string, request
from jinja2 import Environment, FileSystemLoader, Template, select_autoescape
from jinja2.sandbox import SandboxedEnvironment

app = Flask(__name__)
PAGE = "<h1>{{ title }}</h1>"

# ruleid: python.template.no-escaping
app.jinja_env.autoescape = False
# ruleid: python.template.no-escaping
pages = Environment(loader=FileSystemLoader("pages"), autoescape=False)


class Renderer:
    # ruleid: python.template.escaping-not-set
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("shop"),
        trim_blocks=True,
    )

    def __init__(self):
        # ruleid: python.template.no-escaping
        self.mails = SandboxedEnvironment(autoescape=False)
        # ruleid: python.template.escaping-not-set
        self.texts = Environment(loader=FileSystemLoader("texts"))

    def plain(self, values):
        # ruleid: python.template.no-escaping
        return Context(values, autoescape=False)


# ok: python.template.no-escaping, python.template.escaping-not-set
good = Environment(loader=FileSystemLoader("pages"), autoescape=select_autoescape())
# ok: python.template.no-escaping, python.template.escaping-not-set
better = jinja2.Environment(autoescape=True)


def with_options(**options):
    # ok: python.template.no-escaping, python.template.escaping-not-set
    return Environment(**options)


def context(values):
    # ok: python.template.no-escaping
    return Context(values)


@app.route("/hello")
def hello():
    name = request.args.get("name")
    # ruleid: python.template.built-source
    return render_template_string("<h1>Hello " + name + "</h1>")


@app.route("/missing")
def missing():
    # ruleid: python.template.built-source
    return render_template_string(
        f"<p>nothing at {request.path}</p>"
    ), 404


@app.route("/preview", methods=["POST"])
def preview():
    # ruleid: python.template.built-source
    return render_template_string(request.form["text"])


def mail(user):
    # ruleid: python.template.built-source
    return Template("Dear %s, your code is {{ code }}" % user.name).render(code=user.code)


def page(user):
    # ruleid: python.template.built-source
    return DjangoTemplate("<b>{}</b>".format(user.bio)).render(Context({}))


@app.route("/stored/<int:number>")
def stored(number):
    # ruleid: python.template.variable-source
    return render_template_string(load(number).source, number=number)


def themed(source):
    # ruleid: python.template.variable-source
    return render_template_string(source)


@app.route("/fine")
def fine():
    # ok: python.template.built-source, python.template.variable-source
    first = render_template_string("<h1>{{ name }}</h1>", name=request.args["name"])
    # ok: python.template.built-source, python.template.variable-source
    second = render_template_string(PAGE, title="x" + request.path)
    # ok: python.template.built-source, python.template.variable-source
    return first + second + render_template("fine.html", name=request.args["name"])


def fixed():
    # ok: python.template.built-source
    return Template("Dear {{ name }}, " + "hello").render(name="x")
