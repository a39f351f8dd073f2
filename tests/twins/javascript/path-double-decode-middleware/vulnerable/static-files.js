// weakness: CWE-22 path traversal
// features: check after decoding, closure, early return
// attack: /static/%252e%252e%252fapp.key : the middleware checks req.path and decodes once more for the file
// expect: 20 CWE-22
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
    if (!path.join(base, decodeURIComponent(req.path)).startsWith(base + path.sep)) {
      return next();
    }
    const stream = fs.createReadStream(path.join(base, wanted));
    stream.on('error', () => next());
    res.type('application/octet-stream');
    stream.pipe(res);
  };
}

module.exports = staticFiles;
