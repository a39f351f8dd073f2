# weakness: CWE-943 NoSQL injection
# features: f-string, type cast
# attack: the minimum is a float, no script text comes from the user
# expect: none
from fastapi import FastAPI, HTTPException
from pymongo import MongoClient

app = FastAPI()
readings = MongoClient("mongodb://db:27017").plant.readings


@app.get("/sensors")
def sensors(min: str = "0"):
    try:
        threshold = float(min)
    except ValueError:
        raise HTTPException(status_code=400)
    cursor = readings.find({"$where": f"this.value * this.factor > {threshold}"}, {"_id": 0})
    return {"readings": list(cursor.limit(100))}
