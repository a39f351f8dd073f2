from urllib.parse import urlsplit

DOMAIN = "example.test"


def is_ours(url):
    parts = urlsplit(url)
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and host.endswith(DOMAIN)
