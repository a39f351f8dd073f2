# weakness: CWE-22 path traversal
# features: declared type, f-string
# attack: GET /scans/..%2F..%2Fetc%2Fx as a path parameter may hold slashes
# expect: 23 CWE-22
from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
FOLDER = "/srv/scans"


@app.get("/health")
def health():
    return {"folder": Path(FOLDER).is_dir()}


@app.get("/scans/{scan_id:path}")
def scan(scan_id: str):
    if not scan_id:
        raise HTTPException(status_code=404)
    return FileResponse(f"{FOLDER}/{scan_id}.tiff", media_type="image/tiff")
