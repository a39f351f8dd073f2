# weakness: CWE-79 cross-site scripting
# features: stream, lambda, join
# attack: ?tag=<script>alert(1)</script> is mapped into list items as it is
# expect: 13 CWE-79
from django.http import HttpResponse


def tag_cloud(request):
    tags = filter(None, (tag.strip() for tag in request.GET.getlist("tag")))
    labels = map(lambda tag: tag.replace("_", " "), tags)
    items = map("<li>{}</li>".format, sorted(labels))
    page = "<!doctype html><ul>" + "".join(items) + "</ul>"
    return HttpResponse(page)


def empty_cloud(request):
    return HttpResponse("<!doctype html><p>no tags</p>")
