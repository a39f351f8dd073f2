// weakness: CWE-93 e-mail header injection
// features: callback, regex guard, join
// attack: without the m flag the whole value must be one address
// expect: none
const { spawn } = require('child_process');

const ADDRESS = /^[\w.+-]+@[\w.-]+$/;

function send(from, text, done) {
  const mail = spawn('/usr/sbin/sendmail', ['-t', '-i']);
  const lines = ['To: feedback@example.com', 'Reply-To: ' + from, 'Subject: feedback', '', text];
  mail.on('close', (code) => done(code === 0));
  mail.stdin.end(lines.join('\n'));
}

exports.feedback = (req, res) => {
  const from = String(req.body.from);
  if (!ADDRESS.test(from)) {
    return res.status(400).json({ error: 'address' });
  }
  send(from, String(req.body.text), (sent) => {
    res.status(sent ? 202 : 502).end();
  });
};
