# weakness: CWE-611 XML external entity
# features: same function, constant key
# attack: the parser neither resolves entities nor loads a DTD nor touches the network
# expect: none
from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)
OPTIONS = {"resolve_entities": False, "load_dtd": False, "no_network": True}


@app.post("/feeds")
def add_feed():
    parser = etree.XMLParser(
        resolve_entities=OPTIONS["resolve_entities"],
        load_dtd=OPTIONS["load_dtd"],
        no_network=OPTIONS["no_network"],
    )
    root = etree.fromstring(request.get_data(), parser)
    titles = [node.text for node in root.iterfind("channel/item/title")]
    return jsonify(titles=titles)
