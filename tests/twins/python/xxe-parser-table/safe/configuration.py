# weakness: CWE-611 XML external entity
# features: ternary, constant key
# attack: both entries of the table leave external entities alone
# expect: none
from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)
PARSERS = {
    "strict": etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=True),
    "plain": etree.XMLParser(resolve_entities=False, no_network=True),
}


@app.put("/configuration")
def configuration():
    parser = PARSERS["strict"] if request.content_length else PARSERS["plain"]
    try:
        root = etree.fromstring(request.get_data(), parser=parser)
    except etree.XMLSyntaxError:
        return jsonify(error="no XML"), 400
    return jsonify(settings=len(root))
