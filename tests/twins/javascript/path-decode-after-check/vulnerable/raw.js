// weakness: CWE-22 path traversal
// features: check after decoding, encoding round trip, wrong guard
// attack: GET /raw?p=%252e%252e%252fetc/passwd : the check sees %2e%2e, the second decoding makes it ..
// expect: 20 CWE-22
const fs = require('fs');
const path = require('path');

const ROOT = '/srv/content';

function hasDots(value) {
  return value.split(/[\\/]/).includes('..');
}

module.exports = function raw(req, res) {
  let name = String(req.query.p || '');
  if (hasDots(name)) {
    return res.status(400).json({ error: 'bad path' });
  }
  name = decodeURIComponent(name);
  fs.readFile(path.join(ROOT, name), (err, data) => {
    if (err) {
      return res.status(404).end();
    }
    res.type('text/plain').send(data);
  });
};
