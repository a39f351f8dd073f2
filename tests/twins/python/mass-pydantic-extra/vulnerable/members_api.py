# weakness: CWE-915 mass assignment
# features: declared type, spread
# attack: POST {"mail": "a@b.test", "role": "owner"}: the model allows extra fields and passes them on
# expect: 24 CWE-915
from fastapi import Depends, FastAPI
from pydantic import BaseModel, ConfigDict
from sqlalchemy.orm import Session

from database import get_session
from models import Member

app = FastAPI()


class NewMember(BaseModel):
    model_config = ConfigDict(extra="allow")

    mail: str
    name: str = ""


@app.post("/members", status_code=201)
def create_member(body: NewMember, db: Session = Depends(get_session)):
    member = Member(**body.model_dump())
    db.add(member)
    db.commit()
    return {"id": member.id}
