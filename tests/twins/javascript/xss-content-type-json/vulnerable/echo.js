// weakness: CWE-79 cross-site scripting
// features: same function, object kept and read later
// attack: GET /echo?text=<script>... : the string is sent as text/html, express's default for strings
// expect: 20 CWE-79
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
  res.send('Received ' + entry.text + ' at ' + entry.at);
});

module.exports = app;
