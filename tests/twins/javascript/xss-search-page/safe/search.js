// weakness: CWE-79 cross-site scripting
// features: same function, template literal, right sanitizer
// attack: escape-html turns < and > into entities, the same text is shown as text
// expect: none
const express = require('express');
const escapeHtml = require('escape-html');
const index = require('./data/index.json');

const router = express.Router();

router.get('/search', (req, res) => {
  const q = String(req.query.q || '');
  const hits = index.filter((entry) => entry.title.includes(q));
  const items = hits.map((entry) => `<li>${escapeHtml(entry.title)}</li>`).join('');
  const heading = `<h1>Results for ${escapeHtml(q)}</h1>`;
  res.set('content-type', 'text/html; charset=utf-8');
  res.send(`<!doctype html><body>${heading}<ul>${items}</ul></body>`);
});

module.exports = router;
