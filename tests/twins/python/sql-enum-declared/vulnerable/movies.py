# weakness: CWE-89 SQL injection
# features: declared type, allow list, format
# attack: GET /movies?order=(SELECT 1/0) is any string
# expect: 26 CWE-89
from enum import Enum

from fastapi import Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.orm import Session

from database import get_session

app = FastAPI()


class Order(str, Enum):
    title = "title"
    year = "year"
    rating = "rating"


@app.get("/movies")
def movies(order: str = Order.title.value, db: Session = Depends(get_session)):
    column = order
    statement = text("SELECT title, year FROM movie ORDER BY {} LIMIT 50".format(column))
    rows = db.execute(statement).all()
    return [{"title": title, "year": year} for title, year in rows]
