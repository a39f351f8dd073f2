// weakness: CWE-22 path traversal
// features: table look-up, ternary, constant key
// attack: the file name is taken from the table, an unknown language gives the English one
// expect: none
const fs = require('fs');
const path = require('path');

const DIR = path.join(__dirname, 'locales');
const FILES = { en: 'en.json', de: 'de.json', sv: 'sv.json' };

module.exports = function messages(req, res, next) {
  const lang = req.cookies.lang;
  const file = Object.hasOwn(FILES, lang) ? FILES[lang] : FILES.en;
  fs.readFile(path.join(DIR, file), 'utf8', (err, text) => {
    if (err) {
      return next(err);
    }
    req.messages = JSON.parse(text);
    next();
  });
};
