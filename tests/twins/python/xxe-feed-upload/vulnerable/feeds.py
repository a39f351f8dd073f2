# weakness: CWE-611 XML external entity
# features: same function, constant key
# attack: a document with <!ENTITY x SYSTEM "file:///etc/passwd"> is expanded
# expect: 19 CWE-611
from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)
OPTIONS = {"resolve_entities": True, "load_dtd": True, "no_network": False}


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
