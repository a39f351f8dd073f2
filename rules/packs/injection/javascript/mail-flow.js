app.post('/contact', async (req, res) => {
  // ruleid: javascript.mail.injection
  await transport.sendMail({ to: 'us@example.com', subject: req.body.subject, text: req.body.text });
  // ok: javascript.mail.injection
  await transport.sendMail({ to: 'us@example.com', subject: 'Question', text: req.body.text });
  // ruleid: javascript.mail.injection
  await transport.sendMail({ to: 'us@example.com', from: `${req.body.name} <web@example.com>`, text: 'x' });
  // ok: javascript.mail.injection
  await transport.sendMail({ to: 'us@example.com', subject: req.body.subject.replace(/[\r\n]+/g, ' '), text: 'x' });
  const header = heading(req.body.topic);
  // ruleid: javascript.mail.injection
  await transport.sendMail({ to: 'us@example.com', headers: { 'X-Topic': header }, text: 'x' });
  const subject = req.body.kind === 'bug' ? 'Bug' : 'Question';
  // ok: javascript.mail.injection
  await transport.sendMail({ to: 'us@example.com', subject, text: 'x' });
});

function heading(topic) {
  return 'topic: ' + topic;
}

function rawMessage(subject, text) {
  let raw = 'From: form@example.com\r\n';
  raw += 'Subject: ' + subject + '\r\n';
  raw += 'Content-Type: text/plain\r\n\r\n';
  return raw + text;
}

function lines(from, text) {
  return ['To: us@example.com', 'Reply-To: ' + from, '', text].join('\r\n');
}

const ONE_LINE = /^[\w.+-]+@[\w.-]+$/;
const SOME_LINE = /^[\w.+-]+@[\w.-]+$/m;

app.post('/raw', async (req, res) => {
  const subject = String(req.body.subject);
  const text = String(req.body.text);
  // ruleid: javascript.mail.injection
  await transport.sendMail({ envelope, raw: rawMessage(subject, text) });
  // ok: javascript.mail.injection
  await transport.sendMail({ envelope, raw: rawMessage(subject.replace(/[\r\n]+/g, ' '), text) });
  // ok: javascript.mail.injection
  await transport.sendMail({ envelope, raw: lines('form@example.com', text) });
  const from = req.body.from;
  if (SOME_LINE.test(from)) {
    // ruleid: javascript.mail.injection
    await transport.sendMail({ envelope, raw: lines(from, text) });
  }
  if (!ONE_LINE.test(from)) {
    return res.status(400).end();
  }
  // ok: javascript.mail.injection
  await transport.sendMail({ envelope, raw: lines(from, text) });
  res.status(202).end();
});
