# weakness: CWE-22 path traversal
# features: constant branch, same function
# attack: the data filter refuses members outside of the target
# expect: none
import tarfile
import tempfile

from django.http import JsonResponse
from django.views.decorators.http import require_POST

STRICT = True


@require_POST
def restore(request):
    upload = request.FILES["archive"]
    target = tempfile.mkdtemp(prefix="restore-")
    with tarfile.open(fileobj=upload.file, mode="r:gz") as archive:
        if STRICT:
            archive.extractall(target, filter="data")
        else:
            archive.extractall(target, filter="fully_trusted")
        count = len(archive.getnames())
    return JsonResponse({"members": count})
