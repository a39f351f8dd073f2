const fs = require('fs');
const path = require('path');

function unpack(zip, target) {
  zip.getEntries().forEach((entry) => {
    // ruleid: javascript.path.archive
    fs.writeFileSync(path.join(target, entry.entryName), entry.getData());
    // ok: javascript.path.archive
    fs.writeFileSync(path.join(target, path.basename(entry.entryName)), entry.getData());
  });
}

function unpackChecked(zip, target) {
  for (const entry of zip.getEntries()) {
    const to = path.resolve(target, entry.entryName);
    if (!to.startsWith(target + path.sep)) {
      continue;
    }
    // ok: javascript.path.archive
    fs.writeFileSync(to, entry.getData());
  }
}

function unpackLoose(zip, target) {
  for (const entry of zip.getEntries()) {
    const to = path.resolve(target, entry.entryName);
    if (!to.startsWith(target)) {
      continue;
    }
    // ruleid: javascript.path.archive
    fs.writeFileSync(to, entry.getData());
  }
}

stream.on('entry', (entry) => {
  // ruleid: javascript.path.archive
  entry.pipe(fs.createWriteStream('out/' + entry.path));
  if (entry.path.includes('..')) {
    return;
  }
  // ok: javascript.path.archive
  entry.pipe(fs.createWriteStream('out/' + entry.path));
});
