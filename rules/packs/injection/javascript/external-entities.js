const libxml = require('libxmljs');
const { parseXmlString } = require('libxmljs2');
const xml2js = require('xml2js');

function order(request) {
  // ruleid: javascript.xml.external-entities
  const document = libxml.parseXml(request.body, { noent: true });
  // ruleid: javascript.xml.external-entities
  const again = parseXmlString(request.body, { noblanks: true, noent: true });
  // ruleid: javascript.xml.external-entities
  const third = libxml.parseXml(request.body, {
    replaceEntities: true,
  });
  return [document, again, third];
}

async function safe(request) {
  // ok: javascript.xml.external-entities
  const document = libxml.parseXml(request.body);
  // ok: javascript.xml.external-entities
  const again = libxml.parseXml(request.body, { noent: false, nonet: true });
  // ok: javascript.xml.external-entities
  const blank = parseXmlString(request.body, { noblanks: true });
  // ok: javascript.xml.external-entities
  const value = await xml2js.parseStringPromise(request.body);
  // ok: javascript.xml.external-entities
  const page = new DOMParser().parseFromString(request.body, 'text/xml');
  return [document, again, blank, value, page];
}
