# weakness: CWE-117 log injection
# features: stream, lambda, join
# attack: GET /cart?sku=1%0aWARN payment failed writes a second line
# expect: 17 CWE-117
import logging

from bottle import Bottle, request

app = Bottle()
log = logging.getLogger("cart")


@app.get("/cart")
def cart():
    skus = map(str.strip, request.query.getall("sku"))
    chosen = list(filter(lambda sku: len(sku) < 40, skus))
    log.info("cart holds " + ", ".join(chosen))
    return {"items": len(chosen)}


@app.get("/cart/limits")
def limits():
    return {"items": 50}
