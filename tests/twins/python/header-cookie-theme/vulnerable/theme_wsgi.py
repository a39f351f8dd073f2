# weakness: CWE-113 HTTP header injection
# features: early return, wrong guard, exception
# attack: theme=dark%0dX: only the line feed is looked for, a bare CR ends the line for some proxies
# expect: 27 CWE-113
from urllib.parse import parse_qs


class BadTheme(ValueError):
    pass


def theme_of(environ):
    query = parse_qs(environ.get("QUERY_STRING", ""))
    theme = query.get("theme", ["light"])[0]
    if "\n" in theme:
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
