# weakness: CWE-502 deserialisation of untrusted data
# features: same function, exception
# attack: safe_load knows only plain data types
# expect: none
import yaml
from fastapi import APIRouter, HTTPException, UploadFile

router = APIRouter()


@router.post("/pipelines")
async def create_pipeline(definition: UploadFile):
    raw = await definition.read()
    if len(raw) > 65536:
        raise HTTPException(status_code=413)
    try:
        document = yaml.load(raw, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        raise HTTPException(status_code=400)
    steps = document.get("steps", [])
    return {"steps": len(steps), "version": int(document.get("version", 1))}
