// weakness: CWE-1333 regex injection
// features: callback, closure, right sanitizer
// attack: ?word=(.*a){25}x : the closure tests the user's own pattern against the word list
// expect: 8 CWE-1333
const words = require('./words.json');

function starter(word) {
  const pattern = new RegExp('^' + word);
  return (entry) => pattern.test(entry);
}

function first(list, limit, matches) {
  const found = [];
  for (const entry of list) {
    if (found.length === limit) break;
    if (matches(entry)) found.push(entry);
  }
  return found;
}

module.exports = function autocomplete(req, res) {
  const word = String(req.query.word || '');
  const limit = 10;
  res.json({ words: first(words, limit, starter(word)) });
};
