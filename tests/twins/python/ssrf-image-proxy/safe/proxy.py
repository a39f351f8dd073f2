# weakness: CWE-918 server-side request forgery
# features: allow list, check after decoding, wrong guard
# attack: the host name of the parsed address must be in the allow list
# expect: none
from urllib.parse import unquote, urlparse

import httpx
from fastapi import FastAPI, HTTPException, Response

app = FastAPI()
SOURCES = ("img.example.test", "cdn.example.test")


@app.get("/proxy")
async def proxy(url: str):
    address = unquote(url)
    parts = urlparse(address)
    if parts.scheme not in ("http", "https") or parts.netloc not in SOURCES:
        raise HTTPException(status_code=403)
    async with httpx.AsyncClient(timeout=5, follow_redirects=False) as client:
        answer = await client.get(address)
    if not answer.headers.get("content-type", "").startswith("image/"):
        raise HTTPException(status_code=415)
    return Response(answer.content, media_type="image/png")
