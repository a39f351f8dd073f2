# weakness: CWE-502 deserialisation of untrusted data
# features: async, declared type
# attack: the body is validated into the declared model
# expect: none
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
known: dict[str, int] = {}


class Device(BaseModel):
    serial: str
    firmware: int = 1


@app.post("/devices")
async def register(device: Device):
    known[str(device.serial)] = int(device.firmware)
    return {"known": len(known)}
