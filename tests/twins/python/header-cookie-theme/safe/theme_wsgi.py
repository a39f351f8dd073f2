# weakness: CWE-113 HTTP header injection
# features: early return, wrong guard, exception
# attack: any control character raises and gives 400
# expect: none
from urllib.parse import parse_qs


class BadTheme(ValueError):
    pass


def theme_of(environ):
    query = parse_qs(environ.get("QUERY_STRING", ""))
    theme = query.get("theme", ["light"])[0]
    if not theme.isalnum() or not theme.isascii():
        raise BadTheme(theme)
    return theme


def application(environ, start_response):
    try:
        theme = theme_of(environ)
    except BadTheme:
        start_response("400 Bad Request", [("Content-Length", "0")])
        return []
    cookie = "theme=" + theme + "; Path=/; Secure; HttpOnly; SameSite=Lax"
    start_response("204 No Content", [("Set-Cookie", cookie)])
    return []
