# weakness: CWE-94 code injection
# features: closure, generator, returned and run by the caller
# attack: the returned function only looks the operation up
# expect: none
import operator

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI()
OPERATIONS = {"add": operator.add, "mul": operator.mul, "sub": operator.sub}


class Job(BaseModel):
    code: str
    amount: float = 1.0
    values: list[float]


def transformer(code, amount):
    def run(values):
        for value in values:
            yield OPERATIONS[code](value, amount)

    return run


@app.post("/transform")
def transform(job: Job):
    run = transformer(job.code, job.amount)
    try:
        return {"values": list(run(job.values))}
    except KeyError:
        raise HTTPException(status_code=400)
