# weakness: CWE-601 open redirect
# features: object kept and read later, helper method
# attack: the object keeps only a path that begins with one slash
# expect: none
from aiohttp import web


class Preference:
    def __init__(self, query):
        self.language = query.get("lang", "en")
        self.back = self.local_path(query.get("back", "/"))

    @staticmethod
    def local_path(target):
        if not target.startswith("/") or target[1:2] in ("/", "\\"):
            return "/"
        return target if target.isprintable() else "/"

    def code(self):
        return self.language if self.language in ("en", "de", "pl") else "en"


async def choose_language(request):
    preference = Preference(request.query)
    answer = web.HTTPFound(preference.back)
    answer.set_cookie("lang", preference.code(), httponly=True, samesite="Lax", secure=True)
    return answer


app = web.Application()
app.router.add_get("/language", choose_language)
