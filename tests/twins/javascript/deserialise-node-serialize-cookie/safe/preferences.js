// weakness: CWE-502 deserialisation
// features: encoding round trip, same function
// attack: JSON.parse makes plain data of the same cookie
// expect: none
const express = require('express');
const cookieParser = require('cookie-parser');

const app = express();
app.use(cookieParser());

app.get('/preferences', (req, res) => {
  const cookie = req.cookies.prefs;
  if (!cookie) {
    return res.json({ theme: 'light' });
  }
  const text = Buffer.from(cookie, 'base64').toString();
  const prefs = JSON.parse(text);
  res.json({ theme: prefs.theme === 'dark' ? 'dark' : 'light' });
});

module.exports = app;
