// weakness: CWE-643 XPath injection
// features: type cast, join, same function
// attack: ?max=0] | //secret[1 closes the predicate
// expect: 17 CWE-643
const fs = require('fs');
const { DOMParser } = require('@xmldom/xmldom');
const { select } = require('xpath');

const xml = fs.readFileSync('/srv/data/prices.xml', 'utf8');
const doc = new DOMParser().parseFromString(xml, 'text/xml');

exports.cheaperThan = async (request, h) => {
  const max = request.query.max;
  const expression = ['//item[@price < ', max, ']/@name'].join('');
  let nodes;
  try {
    nodes = select(expression, doc);
  } catch (err) {
    return h.response({ error: 'bad price' }).code(400);
  }
  return { items: nodes.map((node) => node.value) };
};
