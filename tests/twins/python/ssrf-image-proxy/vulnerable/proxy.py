# weakness: CWE-918 server-side request forgery
# features: allow list, check after decoding, wrong guard
# attack: GET /proxy?url=http://127.0.0.1:8500/v1/kv#img.example.test passes endswith
# expect: 20 CWE-918
from urllib.parse import unquote

import httpx
from fastapi import FastAPI, HTTPException, Response

app = FastAPI()
SOURCES = ("img.example.test", "cdn.example.test")


@app.get("/proxy")
async def proxy(url: str):
    address = unquote(url)
    if not address.endswith(SOURCES):
        raise HTTPException(status_code=403)
    async with httpx.AsyncClient(timeout=5, follow_redirects=False) as client:
        answer = await client.get(address)
    if not answer.headers.get("content-type", "").startswith("image/"):
        raise HTTPException(status_code=415)
    return Response(answer.content, media_type="image/png")
