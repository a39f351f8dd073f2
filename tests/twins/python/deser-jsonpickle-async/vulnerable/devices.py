# weakness: CWE-502 deserialisation of untrusted data
# features: async, declared type
# attack: {"py/reduce": [{"py/function": "os.system"}, ...]} is built by jsonpickle
# expect: 21 CWE-502
import jsonpickle
from fastapi import FastAPI, Request
from pydantic import BaseModel

app = FastAPI()
known: dict[str, int] = {}


class Device(BaseModel):
    serial: str
    firmware: int = 1


@app.post("/devices")
async def register(request: Request):
    raw = (await request.body()).decode("utf-8")
    device = jsonpickle.decode(raw)
    known[str(device.serial)] = int(device.firmware)
    return {"known": len(known)}
