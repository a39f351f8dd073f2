# weakness: CWE-1336 template injection
# features: two files, right sanitizer
# attack: the heading is a context variable of the constant source
# expect: none
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from .notice_text import notice_text


@login_required
@require_POST
def notice(request):
    text = notice_text(request, request.POST.get("heading", "Notice"))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
