# weakness: CWE-611 XML external entity
# features: constructor, class field
# attack: the feature stays off, the entity is skipped
# expect: none
import io
import xml.sax
from xml.sax.handler import ContentHandler, feature_external_ges

from flask import Flask, jsonify, request

app = Flask(__name__)


class NameCollector(ContentHandler):
    def __init__(self):
        super().__init__()
        self.names = []

    def characters(self, content):
        if content.strip():
            self.names.append(content.strip())


class Importer:
    def __init__(self):
        self.collector = NameCollector()
        self.parser = xml.sax.make_parser()
        self.parser.setFeature(feature_external_ges, False)
        self.parser.setContentHandler(self.collector)

    def read(self, raw):
        self.parser.parse(io.BytesIO(raw))
        return self.collector.names


@app.post("/names")
def names():
    return jsonify(Importer().read(request.get_data()))
