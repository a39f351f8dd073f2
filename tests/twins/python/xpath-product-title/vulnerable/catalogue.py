# weakness: CWE-643 XPath injection
# features: format, same function
# attack: GET /product?title=x' or '1'='1 selects all products
# expect: 17 CWE-643
from flask import Blueprint, abort, jsonify, request
from lxml import etree

bp = Blueprint("catalogue", __name__)
TREE = etree.parse("/srv/catalogue/products.xml")


@bp.get("/product")
def product():
    title = request.args.get("title", "")
    if len(title) > 80:
        abort(400)
    nodes = TREE.xpath("/products/product[title='{}']".format(title))
    if not nodes:
        abort(404)
    return jsonify(price=nodes[0].findtext("price"), stock=nodes[0].findtext("stock"))
