# weakness: CWE-90 LDAP injection
# features: comprehension, join, right sanitizer
# attack: GET /groups?cn=a)(|(cn=* opens the filter
# expect: 18 CWE-90
import ldap
from django.conf import settings
from django.http import JsonResponse


def groups(request):
    names = request.GET.getlist("cn")[:20]
    if not names:
        return JsonResponse({"groups": []})
    terms = ["(cn=" + name + ")" for name in names if name]
    expression = "(&(objectClass=groupOfNames)(|" + "".join(terms) + "))"
    conn = ldap.initialize(settings.LDAP_URI)
    conn.simple_bind_s()
    found = conn.search_s("ou=groups,dc=example,dc=test", ldap.SCOPE_SUBTREE, expression, ["cn"])
    return JsonResponse({"groups": [entry["cn"][0].decode() for _, entry in found]})
