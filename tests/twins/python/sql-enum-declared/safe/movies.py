# weakness: CWE-89 SQL injection
# features: declared type, allow list, format
# attack: the parameter is declared as an enum, FastAPI refuses other values
# expect: none
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
def movies(order: Order = Order.title, db: Session = Depends(get_session)):
    column = order.value
    statement = text("SELECT title, year FROM movie ORDER BY {} LIMIT 50".format(column))
    rows = db.execute(statement).all()
    return [{"title": title, "year": year} for title, year in rows]
