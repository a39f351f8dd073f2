const express = require('express');
const fs = require('fs');
const os = require('os');
const path = require('path');
const serveIndex = require('serve-index');

const app = express();
const LOG = '/tmp/app.log';

// ruleid: javascript.files.listing
app.use('/files', express.static('files'), serveIndex('files', { icons: true }));
// ruleid: javascript.files.listing
app.use('/old', require('serve-index')('old'));
// ok: javascript.files.listing
app.use('/files', express.static('files', { index: 'index.html' }));
// ok: javascript.files.listing
app.use(serveIcon('files'));

// ruleid: javascript.files.hidden-served
app.use(express.static('public', { maxAge: 1000, dotfiles: 'allow' }));
app.get('/one', (request, response) => {
  // ruleid: javascript.files.hidden-served
  response.sendFile('one.html', { root: 'public', dotfiles: 'allow' });
});
// ok: javascript.files.hidden-served
app.use(express.static('public', { dotfiles: 'deny' }));
// ok: javascript.files.hidden-served
app.use(express.static('public'));

// ruleid: javascript.files.root-served
app.use(express.static(__dirname));
// ruleid: javascript.files.root-served
app.use('/all', express.static(process.cwd()));
// ok: javascript.files.root-served
app.use(express.static(path.join(__dirname, 'public')));
// ok: javascript.files.root-served
app.use(express.static(`${__dirname}/public`));

function rights(file) {
  // ruleid: javascript.files.writable-by-all
  fs.chmodSync(file, 0o777);
  // ruleid: javascript.files.writable-by-all
  fs.chmod(file, '0666', () => {});
  // ruleid: javascript.files.writable-by-all
  fs.mkdirSync(file, { recursive: true, mode: 0o777 });
  // ok: javascript.files.writable-by-all
  fs.chmodSync(file, 0o755);
  // ok: javascript.files.writable-by-all
  fs.chmod(file, '0600', () => {});
  // ok: javascript.files.writable-by-all
  fs.chmodSync(file, 493);
}

function temporary(data) {
  // ruleid: javascript.files.fixed-temporary
  fs.writeFileSync('/tmp/report.json', JSON.stringify(data));
  // ruleid: javascript.files.fixed-temporary
  const stream = fs.createWriteStream(LOG, { flags: 'a' });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
  // ok: javascript.files.fixed-temporary
  fs.writeFileSync(path.join(folder, 'report.json'), JSON.stringify(data));
  // ok: javascript.files.fixed-temporary
  fs.writeFileSync('tmp/report.json', JSON.stringify(data));
  // ok: javascript.files.fixed-temporary
  fs.readFileSync('/tmp/report.json');
  return stream;
}
