# weakness: CWE-918 server-side request forgery
# features: guard in a helper, wrong guard, exception
# attack: url=https://2130706433/ or https://vault.internal/ is not one of the spelled-out names
# expect: 31 CWE-918
from urllib.parse import urlsplit

import requests
from django.http import HttpResponseForbidden, JsonResponse

FORBIDDEN = {"localhost", "127.0.0.1", "0.0.0.0", "169.254.169.254"}


class Refused(Exception):
    pass


def checked(url):
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise Refused
    if parts.hostname in FORBIDDEN:
        raise Refused
    return url


def preview_feed(request):
    try:
        url = checked(request.GET.get("url", ""))
    except (Refused, ValueError):
        return HttpResponseForbidden()
    answer = requests.get(url, timeout=4, allow_redirects=False)
    return JsonResponse({"bytes": len(answer.content), "status": answer.status_code})
