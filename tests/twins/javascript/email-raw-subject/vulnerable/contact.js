// weakness: CWE-93 e-mail header injection
// features: string builder, right sanitizer
// attack: subject "Hi\r\nBcc: everyone@example.com" adds a header line to the raw message
// expect: 22 CWE-93
const nodemailer = require('nodemailer');

const transport = nodemailer.createTransport({ sendmail: true });

function rawMessage(subject, text) {
  let raw = 'From: form@example.com\r\n';
  raw += 'To: office@example.com\r\n';
  raw += 'Subject: ' + subject + '\r\n';
  raw += 'Content-Type: text/plain\r\n\r\n';
  return raw + text;
}

module.exports = async function contact(req, res) {
  const subject = String(req.body.subject);
  const text = String(req.body.text);
  await transport.sendMail({
    envelope: { from: 'form@example.com', to: 'office@example.com' },
    raw: rawMessage(subject, text),
  });
  res.status(202).json({ sent: true });
};
