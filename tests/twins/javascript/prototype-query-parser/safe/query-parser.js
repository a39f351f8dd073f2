// weakness: CWE-1321 prototype pollution
// features: generator, string builder, encoding round trip
// attack: the root and every level are made without a prototype
// expect: none
'use strict';

function* pairs(query) {
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    if (at > 0) yield [decodeURIComponent(part.slice(0, at)), decodeURIComponent(part.slice(at + 1))];
  }
}

function parse(query) {
  const root = Object.create(null);
  for (const [name, value] of pairs(query)) {
    const [outer, inner] = name.replace(/\]$/, '').split('[');
    if (inner === undefined) {
      root[outer] = value;
      continue;
    }
    root[outer] = root[outer] || Object.create(null);
    if (typeof root[outer] === 'object') root[outer][inner] = value;
  }
  return root;
}

module.exports = function query(req, res, next) {
  req.parsed = parse(req.url.split('?')[1] || '');
  next();
};
