// weakness: CWE-117 log injection
// features: template literal, right sanitizer, helper function
// attack: user "x\nINFO login of admin succeeded" makes a second line in the log
// expect: 16 CWE-117
const fs = require('fs');

const log = fs.createWriteStream('/var/log/app/login.log', { flags: 'a' });

function oneLine(value) {
  return String(value).trim();
}

module.exports = function loginFailed(req, res) {
  const user = oneLine(req.body.user);
  const at = new Date().toISOString();
  log.write(`${at} WARN login of ${user} failed\n`);
  res.status(401).json({ error: 'wrong credentials' });
};
