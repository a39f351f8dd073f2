# weakness: CWE-22 path traversal
# features: wrong sanitizer, regex guard
# attack: GET /tail?file=....//....//....//etc/passwd becomes ../../../etc/passwd after the single replacement
# expect: 17 CWE-22
import re

from django.http import Http404, HttpResponse

FOLDER = "/var/log/shop/"
NAME = re.compile(r"[a-z0-9_-]+\.log")


def tail(request):
    name = request.GET.get("file", "access.log")
    name = name.replace("../", "")
    try:
        with open(FOLDER + name, encoding="utf-8", errors="replace") as handle:
            lines = handle.readlines()[-100:]
    except FileNotFoundError:
        raise Http404
    return HttpResponse("".join(lines), content_type="text/plain; charset=utf-8")
