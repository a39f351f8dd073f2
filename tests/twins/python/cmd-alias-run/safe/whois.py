# weakness: CWE-78 OS command injection
# features: alias of the sink, global state
# attack: the alias runs a list without a shell, and '--' ends the options
# expect: none
import subprocess

from django.http import HttpResponse

execute = subprocess.check_output
LAST = {"domain": ""}


def remember(domain):
    LAST["domain"] = domain


def whois(request):
    remember(request.GET.get("domain", "example.test"))
    return HttpResponse(run_lookup(), content_type="text/plain")


def run_lookup():
    return execute(["whois", "--", LAST["domain"]])
