# weakness: CWE-943 NoSQL injection
# features: spread, comprehension, type cast
# attack: {"title": {"$regex": ".*"}, "$where": "sleep(9000)"} is spread into the filter
# expect: 17 CWE-943
from fastapi import APIRouter, Request
from motor.motor_asyncio import AsyncIOMotorClient

router = APIRouter()
films = AsyncIOMotorClient("mongodb://db:27017").cinema.films
FIELDS = ("title", "director", "country")


@router.post("/films/search")
async def search(request: Request):
    body = await request.json()
    wanted = {name: value for name, value in body.items() if value}
    cursor = films.find({**wanted, "published": True}, {"_id": 0})
    return {"films": await cursor.to_list(length=50)}
