# weakness: CWE-470 unsafe reflection
# features: f-string, regex guard, wrong guard
# attack: the provider is one of the enabled ones
# expect: none
import importlib

from django.http import Http404, JsonResponse
from django.views.decorators.http import require_POST

ENABLED = ("invoice", "voucher", "transfer")


@require_POST
def quote(request):
    provider = request.POST.get("provider", "invoice")
    if provider not in ENABLED:
        raise Http404
    module = importlib.import_module(f"{provider}.fees")
    fee = module.fee(int(request.POST.get("cents", "0")))
    return JsonResponse({"fee": int(fee)})
