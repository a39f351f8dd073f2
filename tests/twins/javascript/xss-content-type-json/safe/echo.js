// weakness: CWE-79 cross-site scripting
// features: same function, object kept and read later
// attack: json() sends the same object as application/json, no browser renders it
// expect: none
const express = require('express');

const app = express();
const history = [];

function remember(entry) {
  history.push(entry);
  if (history.length > 10) {
    history.shift();
  }
}

app.get('/echo', (req, res) => {
  const entry = { text: req.query.text, at: Date.now() };
  remember(entry);
  res.json({ received: entry.text, at: entry.at });
});

module.exports = app;
