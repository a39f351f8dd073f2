# weakness: CWE-78 OS command injection
# features: class field, object kept and read later, constructor
# attack: the command is a list for Popen without a shell and the ref stands after '--'
# expect: none
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
        command = ["./checkout.sh", "--", self.ref]
        process = subprocess.Popen(command, cwd="/srv/site")
        self.code = process.wait(timeout=60)


@app.post("/checkout")
def checkout(order: Order):
    job = Checkout(order.ref)
    job.start()
    return {"ok": job.code == 0}
