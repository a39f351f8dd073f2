# weakness: CWE-89 SQL injection
# features: constructor, class field, object kept and read later
# attack: the object's field is bound as a named parameter
# expect: none
from fastapi import APIRouter, Depends, Request
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from .database import session

router = APIRouter()


class MemberSearch:
    def __init__(self, request: Request):
        self.page = max(int(request.query_params.get("page", "1")), 1)
        self.name = request.query_params.get("name", "")

    def statement(self):
        return text("SELECT id, name FROM member WHERE name = :name LIMIT 20").bindparams(name=self.name)


@router.get("/members")
async def members(request: Request, db: AsyncSession = Depends(session)):
    search = MemberSearch(request)
    result = await db.execute(search.statement())
    return {"page": search.page, "members": [dict(row) for row in result.mappings()]}
