const libxmljs = require('libxmljs');

app.post('/xml', (req, res) => {
  // ruleid: javascript.xml.entity-injection
  libxmljs.parseXml(req.body, { noent: true });
  // ok: javascript.xml.entity-injection
  libxmljs.parseXml(req.body, { noent: false, nonet: true });
  // ok: javascript.xml.entity-injection
  libxmljs.parseXml(req.body);
  // ok: javascript.xml.entity-injection
  libxmljs.parseXml('<a/>', { noent: true });
});

function parse(text) {
  // ruleid: javascript.xml.entity-injection
  return libxmljs.parseXmlString(text, { replaceEntities: true });
}

app.post('/file', (req, res) => {
  const text = req.files.doc.data.toString('utf8');
  res.json(parse(text).root().name());
  // ruleid: javascript.xml.entity-injection
  libxmljs.parseXml(text.trim(), { noent: true });
});
