# weakness: CWE-601 open redirect
# features: wrong guard, guard in a helper
# attack: Django's url_has_allowed_host_and_scheme refuses the host
# expect: none
from django.contrib.auth import authenticate, login
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme


def is_local(request, target):
    return url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})


def sign_in(request):
    if request.method != "POST":
        return render(request, "login.html")
    user = authenticate(request, username=request.POST["user"], code=request.POST["code"])
    if user is None:
        return render(request, "login.html", {"failed": True}, status=401)
    login(request, user)
    target = request.GET.get("next", "/")
    if not is_local(request, target):
        target = "/"
    return HttpResponseRedirect(target)
