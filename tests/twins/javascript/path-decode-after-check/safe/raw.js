// weakness: CWE-22 path traversal
// features: check after decoding, encoding round trip, wrong guard
// attack: the value is decoded first, then every ".." segment is refused
// expect: none
const fs = require('fs');
const path = require('path');

const ROOT = '/srv/content';

function hasDots(value) {
  return value.split(/[\\/]/).includes('..');
}

module.exports = function raw(req, res) {
  let name = String(req.query.p || '');
  name = decodeURIComponent(name);
  if (hasDots(name)) {
    return res.status(400).json({ error: 'bad path' });
  }
  fs.readFile(path.join(ROOT, name), (err, data) => {
    if (err) {
      return res.status(404).end();
    }
    res.type('text/plain').send(data);
  });
};
