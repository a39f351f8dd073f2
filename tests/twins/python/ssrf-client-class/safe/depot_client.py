import requests


class DepotClient:
    def __init__(self, base):
        self.base = base
        self.timeout = 3

    def amount(self, part):
        url, query = self.base + "/parts", {"part": part}
        answer = requests.get(url, params=query, timeout=self.timeout, allow_redirects=False)
        answer.raise_for_status()
        return int(answer.json()["amount"])
