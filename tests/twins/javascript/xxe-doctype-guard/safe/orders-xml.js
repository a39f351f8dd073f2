// weakness: CWE-611 XML external entity
// features: wrong guard, regex guard, two files
// attack: any document type declaration anywhere (and any other encoding than UTF-8) is refused before parsing
// expect: none
const libxmljs = require('libxmljs2');
const { assertPlain } = require('./plain-xml');

async function importOrders(ctx) {
  const xml = String(ctx.request.rawBody);
  try {
    assertPlain(xml);
  } catch (err) {
    ctx.throw(400, 'document type declarations are not accepted');
  }
  const doc = libxmljs.parseXml(xml, { noent: true });
  const ids = doc.find('//order/@id').map((attribute) => attribute.value());
  ctx.body = { imported: ids.length, ids };
}

module.exports = { importOrders };
