# weakness: CWE-79 cross-site scripting
# features: stream, lambda, join
# attack: escape is mapped over the tags first
# expect: none
from django.http import HttpResponse
from django.utils.html import escape


def tag_cloud(request):
    tags = filter(None, (tag.strip() for tag in request.GET.getlist("tag")))
    labels = map(lambda tag: escape(tag.replace("_", " ")), tags)
    items = map("<li>{}</li>".format, sorted(labels))
    page = "<!doctype html><ul>" + "".join(items) + "</ul>"
    return HttpResponse(page)


def empty_cloud(request):
    return HttpResponse("<!doctype html><p>no tags</p>")
