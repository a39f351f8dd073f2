// weakness: CWE-22 path traversal
// features: two files, object kept and read later, right sanitizer
// attack: GET /..%2f..%2fetc%2fpasswd : the first middleware keeps the decoded path in ctx.state, the second one opens it
// expect: 16 CWE-22
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
