# weakness: CWE-1333 regex injection
# features: right sanitizer, comprehension
# attack: GET /articles?q=(a|a)*$ needs exponential time for a title of many a
# expect: 19 CWE-1333
import re

from fastapi import APIRouter, Query

router = APIRouter()
TITLES = ["Using pipes", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "Ledger basics"]


def search_pattern(text):
    return text.strip()


@router.get("/articles")
def articles(q: str = Query("", max_length=60)):
    pattern = re.compile(search_pattern(q), re.IGNORECASE)
    return {"titles": [title for title in TITLES if pattern.search(title)]}
