// weakness: CWE-79 cross-site scripting
// features: callback, lambda, right sanitizer
// attack: the helper escapes the argument and declares only the wrapped result safe
// expect: none
const express = require('express');
const Handlebars = require('handlebars');

const app = express();

Handlebars.registerHelper('badge', (name) => {
  const text = Handlebars.escapeExpression(String(name).toUpperCase());
  return new Handlebars.SafeString('<b class="badge">' + text + '</b>');
});

const page = Handlebars.compile('<!doctype html><title>Hello</title><p>Hello {{badge user}}</p>');

app.get('/hello', (req, res) => {
  const user = req.query.user || 'guest';
  res.type('html').send(page({ user }));
});

module.exports = app;
