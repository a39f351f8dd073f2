// weakness: CWE-22 path traversal (zip slip)
// features: loop, path guard, wrong guard
// attack: an archive entry "a/../../../etc/cron.d/x" does not begin with ".." and passes, then leaves the folder
// expect: 18 CWE-22
const AdmZip = require('adm-zip');
const fs = require('fs');
const path = require('path');

function unpack(buffer, folder) {
  const root = path.resolve(folder);
  const zip = new AdmZip(buffer);
  let written = 0;
  for (const entry of zip.getEntries()) {
    if (entry.isDirectory) continue;
    const target = path.join(root, entry.entryName);
    if (entry.entryName.startsWith('..') || path.isAbsolute(entry.entryName)) continue;
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, entry.getData());
    written += 1;
  }
  return written;
}

exports.importTheme = (req, res) => {
  const count = unpack(req.file.buffer, '/srv/themes/incoming');
  res.json({ files: count });
};
