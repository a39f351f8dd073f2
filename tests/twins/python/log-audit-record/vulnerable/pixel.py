# weakness: CWE-117 log injection
# features: two files, encoding round trip, right sanitizer
# attack: GET /pixel?src=%250aERROR is decoded twice and writes a line break into the log
# expect: audit.py:10 CWE-117
from urllib.parse import unquote

from django.http import HttpResponse

from .audit import record


def pixel(request):
    source = unquote(request.GET.get("src", "direct"))
    record("pixel", source)
    return HttpResponse(status=204)
