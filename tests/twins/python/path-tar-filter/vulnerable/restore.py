# weakness: CWE-22 path traversal
# features: constant branch, same function
# attack: a tar with the member ../../cron.d/job is unpacked without a filter
# expect: 22 CWE-22
import tarfile
import tempfile

from django.http import JsonResponse
from django.views.decorators.http import require_POST

STRICT = False


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
