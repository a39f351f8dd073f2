# weakness: CWE-95 code injection
# features: f-string, allow list, wrong guard, comprehension
# attack: only x and y pass
# expect: none
from dataclasses import dataclass

from fastapi import FastAPI, HTTPException

app = FastAPI()


@dataclass
class Point:
    x: float
    y: float


POINTS = [Point(1, 5), Point(2, 4), Point(3, 9)]


@app.get("/points")
def points(field: str = "x"):
    if field not in ("x", "y"):
        raise HTTPException(status_code=400)
    values = [eval(f"point.{field}", {}, {"point": point}) for point in POINTS]
    return {"sum": sum(values)}
