// weakness: CWE-22 path traversal
// features: right sanitizer, wrong sanitizer, same function
// attack: GET /avatar?file=../../etc/passwd : normalize() keeps leading dots
// expect: 20 CWE-22
const fs = require('fs/promises');
const path = require('path');
const Koa = require('koa');

const AVATARS = '/var/lib/avatars';
const app = new Koa();

app.use(async (ctx) => {
  if (ctx.path !== '/avatar') {
    ctx.status = 404;
    return;
  }
  const name = path.normalize(String(ctx.query.file));
  const file = path.join(AVATARS, name);
  try {
    ctx.body = await fs.readFile(file);
    ctx.type = 'image/png';
  } catch (err) {
    ctx.status = 404;
  }
});

module.exports = app;
