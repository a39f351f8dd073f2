from typing import Protocol
from urllib.parse import urlsplit

import httpx

HOSTS = {"blog.example.test", "wiki.example.test"}


class NotAllowed(Exception):
    pass


class Fetcher(Protocol):
    def fetch(self, url: str) -> bytes: ...


class PageFetcher:
    def fetch(self, url: str) -> bytes:
        if not urlsplit(url).netloc:
            raise NotAllowed
        return httpx.get(url, timeout=5, follow_redirects=False).content


def default_fetcher() -> Fetcher:
    return PageFetcher()
