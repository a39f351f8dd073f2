// weakness: CWE-1321 prototype pollution
// features: generator, string builder, encoding round trip
// attack: ?__proto__[x]=1 as a hand-parsed query writes into Object.prototype
// expect: 23 CWE-1321
'use strict';

function* pairs(query) {
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    if (at > 0) yield [decodeURIComponent(part.slice(0, at)), decodeURIComponent(part.slice(at + 1))];
  }
}

function parse(query) {
  const root = {};
  for (const [name, value] of pairs(query)) {
    const [outer, inner] = name.replace(/\]$/, '').split('[');
    if (inner === undefined) {
      root[outer] = value;
      continue;
    }
    root[outer] = root[outer] || {};
    if (typeof root[outer] === 'object') root[outer][inner] = value;
  }
  return root;
}

module.exports = function query(req, res, next) {
  req.parsed = parse(req.url.split('?')[1] || '');
  next();
};
