# weakness: CWE-601 open redirect
# features: wrong guard, guard in a helper
# attack: /login?next=//evil.test/ begins with a slash and leads to another host
# expect: 24 CWE-601
from django.contrib.auth import authenticate, login
from django.http import HttpResponseRedirect
from django.shortcuts import render


def is_local(request, target):
    return target.startswith("/")


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
