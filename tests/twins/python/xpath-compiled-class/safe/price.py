# weakness: CWE-643 XPath injection
# features: class field, constructor, two files
# attack: the compiled expression has a variable for the number
# expect: none
from fastapi import FastAPI

from price_list import PriceList

app = FastAPI()
prices = PriceList("/srv/prices.xml")


@app.get("/price")
def price(sku: str):
    return {"prices": prices.find(sku)}
