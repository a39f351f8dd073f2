# weakness: CWE-643 XPath injection
# features: wrong guard, join
# attack: GET /books?author=x"] | //user[@role="admin: only single quotes are refused, the expression uses double ones
# expect: 17 CWE-643
from django.http import HttpResponseBadRequest, JsonResponse
from lxml import etree

INDEX = etree.parse("/srv/index/books.xml")
QUOTES = ("'",)


def books(request):
    author = request.GET.get("author", "")
    if any(quote in author for quote in QUOTES):
        return HttpResponseBadRequest()
    steps = ["", "", "book[author=\"" + author + "\"]", "title"]
    titles = INDEX.xpath("/".join(steps))
    return JsonResponse({"titles": [node.text for node in titles]})
