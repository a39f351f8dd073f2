# weakness: CWE-95 code injection
# features: f-string, allow list, wrong guard, comprehension
# attack: GET /points?field=x if __import__('os').system('id') else x: isprintable() says nothing about code
# expect: 25 CWE-95
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
    if not field.isprintable():
        raise HTTPException(status_code=400)
    values = [eval(f"point.{field}", {}, {"point": point}) for point in POINTS]
    return {"sum": sum(values)}
