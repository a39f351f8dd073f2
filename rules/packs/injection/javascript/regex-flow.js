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
