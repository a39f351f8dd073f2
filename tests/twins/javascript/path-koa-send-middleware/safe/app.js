// weakness: CWE-22 path traversal
// features: two files, object kept and read later, right sanitizer
// attack: the first middleware keeps the base name only
// expect: none
const fs = require('fs');
const path = require('path');
const Koa = require('koa');
const { wantedFile } = require('./wanted-file');

const app = new Koa();
const PUBLIC = path.join(__dirname, 'public');

app.use(wantedFile);

app.use(async (ctx) => {
  const stream = fs.createReadStream(path.join(PUBLIC, ctx.state.file));
  stream.on('error', () => stream.destroy());
  ctx.type = 'application/octet-stream';
  ctx.body = stream;
});

module.exports = app;
