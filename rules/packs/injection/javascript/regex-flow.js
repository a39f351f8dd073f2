const escapeStringRegexp = require('escape-string-regexp');
const _ = require('lodash');

app.get('/search', async (req, res) => {
  const text = req.query.text;
  // ruleid: javascript.regex.injection
  const expression = new RegExp(text, 'i');
  // ok: javascript.regex.injection
  const safe = new RegExp(_.escapeRegExp(text), 'i');
  // ruleid: javascript.regex.injection
  await Book.find({ title: { $regex: text, $options: 'i' } });
  // ok: javascript.regex.injection
  await Book.find({ title: { $regex: escapeStringRegexp(text) } });
  // ok: javascript.regex.injection
  const number = new RegExp(`^${Number(req.query.number)}`);
  // ruleid: javascript.regex.injection
  const begin = new RegExp('^' + text.replace('.', '\\.'));
  res.json(all.filter(title => expression.test(title) || safe.test(title) || number.test(title) || begin.test(title)));
});

function wordOf(text) {
  return `\\b${text}\\b`;
}

app.get('/word', (req, res) => {
  // ruleid: javascript.regex.injection
  RegExp(wordOf(req.query.word));
  // ok: javascript.regex.injection
  RegExp(wordOf('word'));
});

const AGENT = /^(([\w.]+)\s?)+\/[\d.]+$/;
const PLAIN = /^[\w.]+\/[\d.]+$/;

app.use((req, res, next) => {
  const agent = req.get('user-agent').trim();
  // ruleid: javascript.regex.slow
  const known = AGENT.test(agent);
  // ok: javascript.regex.slow
  const plain = PLAIN.test(agent);
  // ok: javascript.regex.slow
  const short = AGENT.test(agent.slice(0, 40));
  // ruleid: javascript.regex.slow
  const parts = agent.match(/^(a+)+$/);
  if (agent.length > 60) {
    return res.status(400).end();
  }
  // ok: javascript.regex.slow
  res.json([known, plain, short, parts, AGENT.test(agent)]);
});
