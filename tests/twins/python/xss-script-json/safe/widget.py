# weakness: CWE-79 cross-site scripting
# features: wrong sanitizer, right sanitizer, f-string
# attack: '<' and '>' and '&' become \u escapes in the JSON text
# expect: none
import json

from django.http import HttpResponse


def script_value(value):
    text = json.dumps(value)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def widget(request):
    label = request.GET.get("label", "Rate us")
    size = 2 if request.GET.get("big") else 1
    options = script_value({"label": label, "size": size})
    page = (
        "<!doctype html><div id=\"w\"></div>"
        f"<script>window.widgetOptions = {options};</script>"
        "<script src=\"/static/widget.js\"></script>"
    )
    return HttpResponse(page)
