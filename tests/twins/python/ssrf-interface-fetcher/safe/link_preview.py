# weakness: CWE-918 server-side request forgery
# features: interface, guard in another file, two files
# attack: the fetcher in use compares the host first and raises
# expect: none
from fastapi import Depends, FastAPI, Form, HTTPException

from fetchers import Fetcher, NotAllowed, default_fetcher

app = FastAPI()


@app.post("/preview")
def preview(url: str = Form(""), fetcher: Fetcher = Depends(default_fetcher)):
    try:
        page = fetcher.fetch(url)
    except NotAllowed:
        raise HTTPException(status_code=403)
    return {"length": len(page)}
