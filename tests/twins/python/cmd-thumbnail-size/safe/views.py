# weakness: CWE-78 OS command injection
# features: regex guard, helper function, early return
# attack: fullmatch() accepts only digits, an x and digits
# expect: none
import os
import re

from django.http import FileResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404

from gallery.models import Picture

SIZE = re.compile(r"[0-9]{1,4}x[0-9]{1,4}")


def shrink(source, size, target):
    os.system("convert " + source + " -resize " + size + " " + target)


def thumbnail(request, pk):
    picture = get_object_or_404(Picture, pk=pk)
    size = request.GET.get("size", "120x120")
    if not SIZE.fullmatch(size):
        return HttpResponseBadRequest()
    target = "/var/cache/gallery/%d.png" % picture.pk
    shrink("/srv/gallery/%d.jpg" % picture.pk, size, target)
    return FileResponse(open(target, "rb"), content_type="image/png")
