# weakness: CWE-89 SQL injection
# features: constructor, class field, object kept and read later
# attack: GET /members?name=%27 OR %271%27=%271 is kept in the form object and read when the statement is made
# expect: 26 CWE-89
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
        return text(f"SELECT id, name FROM member WHERE name = '{self.name}' LIMIT 20")


@router.get("/members")
async def members(request: Request, db: AsyncSession = Depends(session)):
    search = MemberSearch(request)
    result = await db.execute(search.statement())
    return {"page": search.page, "members": [dict(row) for row in result.mappings()]}
