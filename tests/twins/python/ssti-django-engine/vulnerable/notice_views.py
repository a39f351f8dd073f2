# weakness: CWE-1336 template injection
# features: two files, right sanitizer
# attack: POST heading={% include "admin/secret.txt" %} or {{ request.user.password }} is part of the source
# expect: notice_text.py:7 CWE-1336
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from .notice_text import notice_text


@login_required
@require_POST
def notice(request):
    text = notice_text(request, request.POST.get("heading", "Notice"))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
