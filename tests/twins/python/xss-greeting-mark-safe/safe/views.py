# weakness: CWE-79 cross-site scripting
# features: format, right sanitizer
# attack: format_html escapes its arguments
# expect: none
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.safestring import mark_safe

GREETINGS = {"de": "Hallo", "en": "Hello", "fr": "Bonjour"}


def hello(request):
    language = request.GET.get("lang", "en")
    word = GREETINGS.get(language, "Hello")
    name = request.GET.get("name", "guest")
    context = {
        "title": "Welcome",
        "greeting": format_html("{} <b>{}</b>!", word, name),
        "footer": mark_safe("<small>&copy; the shop</small>"),
    }
    return render(request, "hello.html", context)
