import re

from flask import Flask, request, session

app = Flask(__name__)
KINDS = {"word": r"\w+", "number": r"\d+"}
TEXTS = {"short": "Hi {user}", "long": "Good day, {user}"}


@app.route("/search")
def search():
    word = request.args.get("q")
    # ruleid: python.regex.injection
    found = [line for line in LINES if re.search(word, line)]
    # ok: python.regex.injection
    found += [line for line in LINES if re.search(re.escape(word), line)]
    # ok: python.regex.injection
    found += re.findall(KINDS[request.args["kind"]], LINES[0])
    # ok: python.regex.injection
    if re.match(r"\w+ \w+", word):
        found.append(word)
    return found


def finder(expression):
    # ruleid: python.regex.injection
    return re.compile("^.*" + expression + ".*$", re.IGNORECASE)


def view(request):
    return finder(request.GET["expression"]).findall(TEXT)


class Search:
    def __init__(self, text):
        self.text = text

    def run(self, lines):
        # ruleid: python.regex.injection
        return [line for line in lines if re.match(self.text, line)]


def api(request, lines):
    return Search(request.GET.get("text", "")).run(lines)


@app.route("/greet")
def greet():
    text = request.args.get("text", "Hello {user}")
    # ruleid: python.format.injection
    first = text.format(user=current_user)
    # ok: python.format.injection
    second = "Hello {}".format(text)
    # ok: python.format.injection
    third = TEXTS.get(request.args["length"], "Hi {user}").format(user=current_user)
    # ruleid: python.format.injection
    fourth = ("Hello " + text).format_map(VALUES)
    return [first, second, third, fourth]


def filled(text, values):
    # ruleid: python.format.injection
    return text.format(**values)


def letter(request):
    text = request.POST["letter"]
    if "{" in text:
        return None
    # ok: python.format.injection
    text.format(user=request.user)
    return filled(request.POST["greeting"], {"user": request.user})


@app.route("/keep", methods=["POST"])
def keep():
    # ruleid: python.session.untrusted
    session[request.form["key"]] = request.form["value"]
    # ok: python.session.untrusted
    session["name"] = request.form["name"]
    for key, value in request.form.items():
        # ruleid: python.session.untrusted
        session[key] = value
    key = request.form["key"]
    if key in ("color", "size"):
        # ok: python.session.untrusted
        session[key] = "1"
    return {}


def remember(request, key):
    # ruleid: python.session.untrusted
    request.session[key] = True


def remembered(request):
    remember(request, request.GET["key"])
    # ok: python.session.untrusted
    request.session["last"] = request.GET["key"]
