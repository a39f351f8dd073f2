// weakness: CWE-22 path traversal (zip slip)
// features: stream, callback, wrong sanitizer
// attack: entries whose resolved target is not inside of the folder are skipped
// expect: none
const fs = require('fs');
const path = require('path');
const tar = require('tar-stream');
const zlib = require('zlib');

const ROOT = '/srv/restore';

module.exports = function restore(req, res) {
  const extract = tar.extract();
  extract.on('entry', (header, stream, next) => {
    stream.on('end', next);
    const target = path.resolve(ROOT, header.name);
    if (header.type !== 'file' || !target.startsWith(ROOT + path.sep)) {
      stream.resume();
      return;
    }
    fs.mkdirSync(path.dirname(target), { recursive: true });
    stream.pipe(fs.createWriteStream(target));
  });
  extract.on('finish', () => res.status(204).end());
  extract.on('error', () => res.status(400).end());
  req.pipe(zlib.createGunzip()).pipe(extract);
};
