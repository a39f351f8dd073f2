# weakness: CWE-470 unsafe reflection
# features: f-string, regex guard, wrong guard
# attack: POST provider=antigravity (any installed module) is imported before its missing fees module is noticed
# expect: 18 CWE-470
import importlib

from django.http import Http404, JsonResponse
from django.views.decorators.http import require_POST

ENABLED = ("invoice", "voucher", "transfer")


@require_POST
def quote(request):
    provider = request.POST.get("provider", "invoice")
    if not provider.replace(".", "").isidentifier():
        raise Http404
    module = importlib.import_module(f"{provider}.fees")
    fee = module.fee(int(request.POST.get("cents", "0")))
    return JsonResponse({"fee": int(fee)})
