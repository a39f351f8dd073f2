# weakness: CWE-22 path traversal
# features: declared type, f-string
# attack: the parameter is declared as a UUID
# expect: none
from pathlib import Path
from uuid import UUID

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
FOLDER = "/srv/scans"


@app.get("/health")
def health():
    return {"folder": Path(FOLDER).is_dir()}


@app.get("/scans/{scan_id:path}")
def scan(scan_id: UUID):
    if not scan_id:
        raise HTTPException(status_code=404)
    return FileResponse(f"{FOLDER}/{scan_id}.tiff", media_type="image/tiff")
