# weakness: CWE-601 open redirect
# features: switch, ternary
# attack: GET /step?to=https://evil.test takes the last branch, which returns the text itself
# expect: 21 CWE-601
from django.http import HttpResponseRedirect
from django.urls import reverse


def place_of(step):
    match step:
        case "cart":
            return reverse("cart")
        case "pay" | "payment":
            return reverse("payment")
        case other:
            return other if other else reverse("home")


def next_step(request):
    target = place_of(request.GET.get("to", ""))
    response = HttpResponseRedirect(target)
    response.headers["Cache-Control"] = "no-store"
    return response
