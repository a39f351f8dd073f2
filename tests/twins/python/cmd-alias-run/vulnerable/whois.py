# weakness: CWE-78 OS command injection
# features: alias of the sink, global state
# attack: GET /whois?domain=a.test|id runs id through the aliased shell function
# expect: 23 CWE-78
import subprocess

from django.http import HttpResponse

execute = subprocess.getoutput
LAST = {"domain": ""}


def remember(domain):
    LAST["domain"] = domain


def whois(request):
    remember(request.GET.get("domain", "example.test"))
    return HttpResponse(run_lookup(), content_type="text/plain")


def run_lookup():
    return execute("whois -- " + LAST["domain"])
