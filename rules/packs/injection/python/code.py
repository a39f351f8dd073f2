import ast
import importlib
import os
import sys

from flask import Flask, abort, request

app = Flask(__name__)
ACTIONS = {"start": start, "stop": stop}
NAMES = ("start", "stop")


@app.route("/calculate")
def calculate():
    text = request.args.get("expression")
    # ruleid: python.code.injection
    value = eval(text, {"__builtins__": {}})
    # ok: python.code.injection
    value += ast.literal_eval(text)
    # ruleid: python.code.injection
    exec(compile(text, "<request>", "exec"))
    return str(value)


def evaluate(expression):
    # ruleid: python.code.injection
    return eval("1 + " + expression)


def total(request):
    return evaluate(request.GET["sum"])


def number(request):
    # ok: python.code.injection
    return eval("2 * " + str(int(request.GET["n"])))


class Filter:
    def __init__(self, request):
        self.text = request.POST["filter"]
        self.kind = "all"

    def apply(self, rows):
        # ok: python.code.injection
        eval(self.kind)
        # ruleid: python.code.injection
        return [row for row in rows if eval(self.text, {"row": row})]


def filtered(request, rows):
    return Filter(request).apply(rows)


def main():
    # ruleid: python.code.local-input
    print(eval(input("> ")))
    # ruleid: python.code.local-input
    exec(os.environ["STARTUP"])
    # ok: python.code.local-input
    print(eval(str(int(sys.argv[1]))))
    # ok: python.code.local-input
    print(ast.literal_eval(sys.argv[1]))


def act(request, machine):
    name = request.GET["action"]
    # ruleid: python.reflection.unsafe
    getattr(machine, name)()
    # ok: python.reflection.unsafe
    ACTIONS[name]()
    # ok: python.reflection.unsafe
    getattr(machine, "on_" + name)()
    if name not in NAMES:
        abort(404)
    # ok: python.reflection.unsafe
    getattr(machine, name)()


def plugin(request):
    # ruleid: python.reflection.module
    return importlib.import_module(request.POST["plugin"])


def plugin_of_any_package(request):
    # ruleid: python.reflection.module
    return importlib.import_module(f"{request.POST['plugin']}.main")


def dotted(request):
    name = request.POST["plugin"]
    if not name.replace(".", "").isidentifier():
        raise ValueError(name)
    # ruleid: python.reflection.module
    return importlib.import_module(name)


def own_plugin(request):
    # ok: python.reflection.module
    return importlib.import_module("project.plugins." + request.POST["plugin"])


def known_plugin(request):
    name = request.POST["plugin"]
    if name not in NAMES:
        raise ValueError(name)
    # ok: python.reflection.module
    return importlib.import_module(name)


def table_of_plugins(request):
    # ok: python.reflection.module
    return importlib.import_module({"a": "project.a", "b": "project.b"}[request.POST["plugin"]])


def sorted_by(request, rows):
    field = request.GET.get("sort", "name")
    # ruleid: python.reflection.unsafe
    return sorted(rows, key=lambda row: getattr(row, field))
