// weakness: CWE-79 cross-site scripting
// features: callback, lambda, right sanitizer
// attack: ?user=<script>alert(1)</script> : the helper declares its argument to be safe markup
// expect: 12 CWE-79
const express = require('express');
const Handlebars = require('handlebars');

const app = express();

Handlebars.registerHelper('badge', (name) => {
  const text = String(name).toUpperCase();
  return new Handlebars.SafeString('<b class="badge">' + text + '</b>');
});

const page = Handlebars.compile('<!doctype html><title>Hello</title><p>Hello {{badge user}}</p>');

app.get('/hello', (req, res) => {
  const user = req.query.user || 'guest';
  res.type('html').send(page({ user }));
});

module.exports = app;
