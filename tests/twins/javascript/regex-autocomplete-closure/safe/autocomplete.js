// weakness: CWE-1333 regex injection
// features: callback, closure, right sanitizer
// attack: the closure compares with startsWith, no pattern is compiled
// expect: none
const words = require('./words.json');

function starter(word) {
  const lower = word.toLowerCase();
  return (entry) => entry.startsWith(lower);
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
