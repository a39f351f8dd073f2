# weakness: CWE-601 open redirect
# features: switch, ternary
# attack: the last branch returns the start page
# expect: none
from django.http import HttpResponseRedirect
from django.urls import reverse


def place_of(step):
    match step:
        case "cart":
            return reverse("cart")
        case "pay" | "payment":
            return reverse("payment")
        case other:
            return reverse("help") if other == "help" else reverse("home")


def next_step(request):
    target = place_of(request.GET.get("to", ""))
    response = HttpResponseRedirect(target)
    response.headers["Cache-Control"] = "no-store"
    return response
