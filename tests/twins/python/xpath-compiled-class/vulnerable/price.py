# weakness: CWE-643 XPath injection
# features: class field, constructor, two files
# attack: GET /price?sku=1'] | //cost | //x['a selects the purchase costs
# expect: price_list.py:9 CWE-643
from fastapi import FastAPI

from price_list import PriceList

app = FastAPI()
prices = PriceList("/srv/prices.xml")


@app.get("/price")
def price(sku: str):
    return {"prices": prices.find(sku)}
