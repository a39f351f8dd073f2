// weakness: CWE-134 format string
// features: format, right sanitizer
// attack: the text is an argument of a fixed format
// expect: none
const util = require('util');
const accounts = require('./accounts');

module.exports = async function greeting(req, res) {
  const account = await accounts.byId(Number(req.params.id));
  if (!account) {
    return res.status(404).json({ error: 'unknown account' });
  }
  const greeting = String(req.query.greeting || 'Hello');
  const text = util.format('%s, %s: %s', greeting, account.nickname, 'welcome back');
  res.json({ text });
};
