# weakness: CWE-117 log injection
# features: stream, lambda, join
# attack: filter lets only alphanumeric numbers through
# expect: none
import logging

from bottle import Bottle, request

app = Bottle()
log = logging.getLogger("cart")


@app.get("/cart")
def cart():
    skus = map(str.strip, request.query.getall("sku"))
    chosen = list(filter(lambda sku: sku.isalnum(), skus))
    log.info("cart holds " + ", ".join(chosen))
    return {"items": len(chosen)}


@app.get("/cart/limits")
def limits():
    return {"items": 50}
