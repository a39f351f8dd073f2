# weakness: CWE-79 cross-site scripting
# features: ternary, constant branch
# attack: GET /frame?theme="><script>alert(1)</script> is written into the attribute
# expect: 15 CWE-79
from django.http import HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin

PAGE = '<!doctype html><body class="%s"><div id="app"></div><script src="/static/app.js"></script>'


@xframe_options_sameorigin
def frame(request):
    wanted = request.GET.get("theme", "light")
    theme = wanted if wanted else "light"
    response = HttpResponse(PAGE % theme)
    response["Cache-Control"] = "no-store"
    return response
