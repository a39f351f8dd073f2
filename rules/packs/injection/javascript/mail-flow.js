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
