from urllib.parse import urlsplit

DOMAIN = "example.test"


def is_ours(url):
    if "\\" in url or not url.isprintable():
        return False
    parts = urlsplit(url)
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and (host == DOMAIN or host.endswith("." + DOMAIN))
