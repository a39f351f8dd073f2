# weakness: CWE-918 server-side request forgery
# features: guard in a helper, wrong guard, exception
# attack: only https addresses whose host and port are exactly a subscribed feed host are fetched
# expect: none
from urllib.parse import urlsplit

import requests
from django.http import HttpResponseForbidden, JsonResponse

SUBSCRIBED = {"feeds.example.test", "news.example.test"}


class Refused(Exception):
    pass


def checked(url):
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise Refused
    if parts.netloc not in SUBSCRIBED:
        raise Refused
    return url


def preview_feed(request):
    try:
        url = checked(request.GET.get("url", ""))
    except (Refused, ValueError):
        return HttpResponseForbidden()
    answer = requests.get(url, timeout=4, allow_redirects=False)
    return JsonResponse({"bytes": len(answer.content), "status": answer.status_code})
