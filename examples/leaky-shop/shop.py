"""A shop in one file; it publishes its price list as a gist."""

import json
import os
import urllib.request

PRICES = {"teapot": 24.90, "cup": 4.50}


def publish(token):
    """Uploads the price list."""
    body = json.dumps({"files": {"prices.json": {"content": json.dumps(PRICES)}}})
    request = urllib.request.Request(
        "https://api.github.com/gists",
        data=body.encode(),
        headers={"Authorization": "Bearer " + token},
    )
    return urllib.request.urlopen(request)


if __name__ == "__main__":
    publish(os.environ["GITHUB_TOKEN"])
