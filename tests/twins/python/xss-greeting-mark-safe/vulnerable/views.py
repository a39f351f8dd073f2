# weakness: CWE-79 cross-site scripting
# features: format, right sanitizer
# attack: /hello?name=<img src=x onerror=alert(1)> is marked as safe after plain formatting
# expect: 17 CWE-79
from django.shortcuts import render
from django.utils.safestring import mark_safe

GREETINGS = {"de": "Hallo", "en": "Hello", "fr": "Bonjour"}


def hello(request):
    language = request.GET.get("lang", "en")
    word = GREETINGS.get(language, "Hello")
    name = request.GET.get("name", "guest")
    context = {
        "title": "Welcome",
        "greeting": mark_safe("{} <b>{}</b>!".format(word, name)),
        "footer": mark_safe("<small>&copy; the shop</small>"),
    }
    return render(request, "hello.html", context)
