# weakness: CWE-78 OS command injection
# features: builder, two files, join
# attack: GET /thumbs?filter=x;id is joined unquoted into the command line
# expect: commands.py:18 CWE-78
from django.http import JsonResponse
from django.views.decorators.http import require_GET

from .commands import Command


@require_GET
def poster(request):
    title = request.GET.get("title", "poster")
    command = Command("/usr/local/bin/poster").option("--title", title).option("--size", "640")
    code = command.run()
    return JsonResponse({"ok": code == 0})
