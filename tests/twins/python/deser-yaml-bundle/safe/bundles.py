# weakness: CWE-502 deserialisation of untrusted data
# features: loop, constant index
# attack: the first loader of the tuple is the safe one
# expect: none
import yaml
from django.http import HttpResponseBadRequest, JsonResponse
from django.views.decorators.http import require_POST

LOADERS = (yaml.SafeLoader, yaml.UnsafeLoader)


@require_POST
def import_bundle(request):
    kinds = []
    try:
        for document in yaml.load_all(request.body, Loader=LOADERS[0]):
            kinds.append(str(document.get("kind", "none")))
    except yaml.YAMLError:
        return HttpResponseBadRequest()
    return JsonResponse({"kinds": len(kinds), "distinct": len(set(kinds))})
