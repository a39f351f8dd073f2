# weakness: CWE-94 code injection
# features: alias of the sink, constant branch
# attack: the switch is on and the constant program runs instead
# expect: none
import builtins

from django.contrib.admin.views.decorators import staff_member_required
from django.http import JsonResponse
from django.views.decorators.http import require_POST

DEMO_ONLY = True
SAMPLE = "total = sum(range(10))"
execute = builtins.exec


@staff_member_required
@require_POST
def playground(request):
    program = request.POST.get("body", SAMPLE)
    if DEMO_ONLY:
        program = SAMPLE
    scope = {"total": 0}
    execute(program, scope)
    return JsonResponse({"total": int(scope["total"])})
