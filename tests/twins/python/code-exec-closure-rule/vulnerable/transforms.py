# weakness: CWE-94 code injection
# features: closure, generator, returned and run by the caller
# attack: POST code="import os; os.system('id')" is compiled and run by the returned function
# expect: 24 CWE-94
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
            scope = {"value": value, "amount": amount}
            exec(code, scope)
            yield float(scope["value"])

    return run


@app.post("/transform")
def transform(job: Job):
    run = transformer(job.code, job.amount)
    try:
        return {"values": list(run(job.values))}
    except KeyError:
        raise HTTPException(status_code=400)
