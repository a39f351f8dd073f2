// weakness: CWE-22 path traversal
// features: table look-up, ternary, constant key
// attack: Cookie lang=../../config/production : "lang" is only replaced when it is empty
// expect: 14 CWE-22
const fs = require('fs');
const path = require('path');

const DIR = path.join(__dirname, 'locales');
const FILES = { en: 'en.json', de: 'de.json', sv: 'sv.json' };

module.exports = function messages(req, res, next) {
  const lang = req.cookies.lang;
  const file = lang ? lang + '.json' : FILES.en;
  fs.readFile(path.join(DIR, file), 'utf8', (err, text) => {
    if (err) {
      return next(err);
    }
    req.messages = JSON.parse(text);
    next();
  });
};
