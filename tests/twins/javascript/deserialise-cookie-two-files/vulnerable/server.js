// weakness: CWE-502 deserialisation
// features: two files, helper function, encoding round trip
// attack: a session cookie with "_$$ND_FUNC$$_function(){require('child_process')...}()" runs while it is read
// expect: session-cookie.js:12 CWE-502
const Koa = require('koa');
const { readSession } = require('./session-cookie');

const app = new Koa();

app.use(async (ctx, next) => {
  const raw = ctx.cookies.get('session');
  try {
    ctx.state.session = raw ? readSession(raw) : { visits: 0 };
  } catch (err) {
    ctx.throw(400, 'bad session');
  }
  await next();
});

app.use(async (ctx) => {
  ctx.body = { visits: Number(ctx.state.session.visits) + 1 };
});

module.exports = app;
