# weakness: CWE-470 unsafe reflection
# features: match, table look-up, two files
# attack: the action is matched and only three methods are reachable
# expect: none
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

from machine import Machine

app = FastAPI()
machine = Machine()


class Command(BaseModel):
    action: str


@app.post("/machine")
def command(body: Command):
    match body.action:
        case "start" | "stop":
            step = getattr(machine, body.action)
        case "status":
            step = machine.status
        case _:
            step = None
    if step is None:
        raise HTTPException(status_code=404)
    return {"state": step()}
