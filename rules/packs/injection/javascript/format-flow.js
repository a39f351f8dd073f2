const util = require('node:util');
const { format: fill } = require('util');
const { sprintf } = require('sprintf-js');

const FORMATS = new Map([['short', '%s'], ['long', '%s (%s)']]);

app.get('/account', (req, res) => {
  const account = accounts.get(Number(req.query.id));
  const greeting = String(req.query.greeting);
  // ruleid: javascript.format.injection
  const text = util.format(greeting + ' %s', account);
  // ruleid: javascript.format.injection
  const long = sprintf(FORMATS.get(req.query.format) ?? req.query.format, account.name);
  // ok: javascript.format.injection
  const short = sprintf(FORMATS.get(req.query.format) ?? '%s', account.name);
  // ok: javascript.format.injection
  const fixed = util.format('%s %s', greeting, account.name);
  // ok: javascript.format.injection
  const alone = util.format(greeting);
  const values = [greeting, account];
  // ruleid: javascript.format.injection
  const first = fill(...values);
  values[0] = '%s';
  values[1] = greeting;
  // ok: javascript.format.injection
  const second = fill(...values);
  // ok: javascript.format.injection
  const plain = fill(greeting.replace(/%/g, '%%'), account);
  res.json({ text, long, short, fixed, alone, first, second, plain });
});
