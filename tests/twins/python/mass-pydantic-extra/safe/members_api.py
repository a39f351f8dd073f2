# weakness: CWE-915 mass assignment
# features: declared type, spread
# attack: the model ignores fields that it does not declare
# expect: none
from fastapi import Depends, FastAPI
from pydantic import BaseModel, ConfigDict
from sqlalchemy.orm import Session

from database import get_session
from models import Member

app = FastAPI()


class NewMember(BaseModel):
    model_config = ConfigDict(extra="ignore")

    mail: str
    name: str = ""


@app.post("/members", status_code=201)
def create_member(body: NewMember, db: Session = Depends(get_session)):
    member = Member(**body.model_dump())
    db.add(member)
    db.commit()
    return {"id": member.id}
