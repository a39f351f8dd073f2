# weakness: CWE-943 NoSQL injection
# features: spread, comprehension, type cast
# attack: only known fields are taken and each value is made a string
# expect: none
from fastapi import APIRouter, Request
from motor.motor_asyncio import AsyncIOMotorClient

router = APIRouter()
films = AsyncIOMotorClient("mongodb://db:27017").cinema.films
FIELDS = ("title", "director", "country")


@router.post("/films/search")
async def search(request: Request):
    body = await request.json()
    wanted = {name: str(body[name]) for name in FIELDS if body.get(name)}
    cursor = films.find({**wanted, "published": True}, {"_id": 0})
    return {"films": await cursor.to_list(length=50)}
