# weakness: CWE-117 log injection
# features: two files, encoding round trip, right sanitizer
# attack: the audit function escapes control characters with unicode_escape
# expect: none
from urllib.parse import unquote

from django.http import HttpResponse

from .audit import record


def pixel(request):
    source = unquote(request.GET.get("src", "direct"))
    record("pixel", source)
    return HttpResponse(status=204)
