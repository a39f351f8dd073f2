// weakness: CWE-134 format string
// features: format, right sanitizer
// attack: ?greeting=%j prints every field of the account object
// expect: 14 CWE-134
const util = require('util');
const accounts = require('./accounts');

module.exports = async function greeting(req, res) {
  const account = await accounts.byId(Number(req.params.id));
  if (!account) {
    return res.status(404).json({ error: 'unknown account' });
  }
  const greeting = String(req.query.greeting || 'Hello');
  const text = util.format(greeting + ', %s', account, 'welcome back');
  res.json({ text });
};
