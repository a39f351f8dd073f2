// weakness: CWE-22 path traversal
// features: right sanitizer, wrong sanitizer, same function
// attack: basename() leaves "passwd" only, and ".." itself names a directory below the root that cannot be read
// expect: none
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
  const name = path.basename(String(ctx.query.file));
  const file = path.join(AVATARS, name);
  try {
    ctx.body = await fs.readFile(file);
    ctx.type = 'image/png';
  } catch (err) {
    ctx.status = 404;
  }
});

module.exports = app;
