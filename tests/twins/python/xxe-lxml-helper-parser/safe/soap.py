# weakness: CWE-611 XML external entity
# features: helper function, two files
# attack: the helper's parser resolves nothing
# expect: none
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from .xmltools import read_document


@require_POST
def soap(request):
    root = read_document(request.body)
    count = len(root.findall(".//{urn:shop}line"))
    return HttpResponse("<lines>%d</lines>" % count, content_type="text/xml")
