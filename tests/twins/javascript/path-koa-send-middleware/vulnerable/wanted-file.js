'use strict';

const path = require('path');

const INDEX = 'index.html';

async function wantedFile(ctx, next) {
  let name;
  try {
    name = decodeURIComponent(ctx.path.slice(1));
  } catch (err) {
    ctx.throw(400, 'bad path');
  }
  ctx.state.file = path.posix.normalize(name) || INDEX;
  await next();
}

module.exports = { wantedFile };
