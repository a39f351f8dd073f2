"""Headers of the echo service."""

HEADERS = {
    "type": "text/html; charset=utf-8",
    "extra": {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"},
}

RETRY = 30
LIMIT = 4096
