// weakness: CWE-22 path traversal
// features: check after decoding, closure, early return
// attack: the middleware decodes first and checks what it will open
// expect: none
const fs = require('fs');
const path = require('path');

function staticFiles(root) {
  const base = path.resolve(root);
  return function serve(req, res, next) {
    let wanted;
    try {
      wanted = decodeURIComponent(decodeURIComponent(req.path));
    } catch (err) {
      return res.status(400).end();
    }
    if (!path.join(base, wanted).startsWith(base + path.sep)) {
      return next();
    }
    const stream = fs.createReadStream(path.join(base, wanted));
    stream.on('error', () => next());
    res.type('application/octet-stream');
    stream.pipe(res);
  };
}

module.exports = staticFiles;
