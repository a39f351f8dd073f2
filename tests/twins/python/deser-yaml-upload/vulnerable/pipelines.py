# weakness: CWE-502 deserialisation of untrusted data
# features: same function, exception
# attack: an upload with !!python/object/apply:os.system ["id"] is built by the unsafe loader
# expect: 17 CWE-502
import yaml
from fastapi import APIRouter, HTTPException, UploadFile

router = APIRouter()


@router.post("/pipelines")
async def create_pipeline(definition: UploadFile):
    raw = await definition.read()
    if len(raw) > 65536:
        raise HTTPException(status_code=413)
    try:
        document = yaml.load(raw, Loader=yaml.UnsafeLoader)
    except yaml.YAMLError:
        raise HTTPException(status_code=400)
    steps = document.get("steps", [])
    return {"steps": len(steps), "version": int(document.get("version", 1))}
