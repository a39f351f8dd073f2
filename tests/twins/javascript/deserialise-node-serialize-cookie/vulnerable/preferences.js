// weakness: CWE-502 deserialisation
// features: encoding round trip, same function
// attack: the cookie carries {"f":"_$$ND_FUNC$$_function(){...}()"} and unserialize runs it
// expect: 18 CWE-502
const express = require('express');
const cookieParser = require('cookie-parser');
const { unserialize } = require('node-serialize');

const app = express();
app.use(cookieParser());

app.get('/preferences', (req, res) => {
  const cookie = req.cookies.prefs;
  if (!cookie) {
    return res.json({ theme: 'light' });
  }
  const text = Buffer.from(cookie, 'base64').toString();
  const prefs = unserialize(text);
  res.json({ theme: prefs.theme === 'dark' ? 'dark' : 'light' });
});

module.exports = app;
