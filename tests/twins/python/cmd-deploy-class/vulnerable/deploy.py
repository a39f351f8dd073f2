# weakness: CWE-78 OS command injection
# features: class field, object kept and read later, constructor
# attack: POST ref=main;id is stored in the job and run by its start method
# expect: 24 CWE-78
import subprocess

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Order(BaseModel):
    ref: str


class Checkout:
    def __init__(self, ref):
        self.ref = ref
        self.code = None

    def start(self):
        command = "cd /srv/site && ./checkout.sh -- " + self.ref
        process = subprocess.Popen(command, shell=True)
        self.code = process.wait(timeout=60)


@app.post("/checkout")
def checkout(order: Order):
    job = Checkout(order.ref)
    job.start()
    return {"ok": job.code == 0}
