// weakness: CWE-117 log injection
// features: template literal, right sanitizer, helper function
// attack: line breaks are replaced before the text is written
// expect: none
const fs = require('fs');

const log = fs.createWriteStream('/var/log/app/login.log', { flags: 'a' });

function oneLine(value) {
  return String(value).replace(/[\r\n\u0000-\u001f\u007f\u0085\u2028\u2029]/g, ' ');
}

module.exports = function loginFailed(req, res) {
  const user = oneLine(req.body.user);
  const at = new Date().toISOString();
  log.write(`${at} WARN login of ${user} failed\n`);
  res.status(401).json({ error: 'wrong credentials' });
};
