const express = require('express');
const _ = require('lodash');
const escapeHtml = require('escape-html');

app.get('/hello', (req, res) => {
  const name = req.query.name;
  // ruleid: javascript.html.injection
  res.send('<h1>Hello ' + name + '</h1>');
  // ok: javascript.html.injection
  res.send('<h1>Hello ' + escapeHtml(name) + '</h1>');
  // ok: javascript.html.injection
  res.json({ name });
  // ok: javascript.html.injection
  res.send({ name });
  // ok: javascript.html.injection
  res.status(200).send(`<b>${Number(name)}</b>`);
  // ruleid: javascript.html.injection
  res.status(404).send(`<b>${name.replace('<', '&lt;')}</b>`);
});

function page(title) {
  return `<title>${title}</title>`;
}

app.get('/page', (req, res) => {
  // ruleid: javascript.html.injection
  res.write(page(req.query.title));
  // ok: javascript.html.injection
  res.write(page(_.escape(req.query.title)));
  let title = req.query.title;
  title = 'home';
  // ok: javascript.html.injection
  res.end(page(title));
});

app.get('/plain', (req, res) => {
  res.type('text/plain');
  // ok: javascript.html.injection
  res.send('no such page: ' + req.originalUrl);
});

app.use((req, res) => {
  res.status(404);
  // ruleid: javascript.html.injection
  res.end('no such page: ' + req.url);
});

router.get('/koa', (ctx) => {
  // ruleid: javascript.html.injection
  ctx.body = `<p>${ctx.query.text}</p>`;
  // ok: javascript.html.injection
  ctx.body = `<p>${escapeHtml(ctx.query.text)}</p>`;
});

app.get('/list', (req, res) => {
  const items = [].concat(req.query.item).map(item => `<li>${item}</li>`);
  // ruleid: javascript.html.injection
  res.send('<ul>' + items.join('') + '</ul>');
  const safe = [].concat(req.query.item).map(item => `<li>${escapeHtml(item)}</li>`);
  // ok: javascript.html.injection
  res.send('<ul>' + safe.join('') + '</ul>');
  const theme = req.query.theme === 'dark' ? 'dark' : 'light';
  // ok: javascript.html.injection
  res.send('<body class="' + theme + '">');
});

const fromAddress = new URLSearchParams(window.location.search);
// ruleid: javascript.html.page-injection
document.getElementById('name').innerHTML = 'Hello ' + fromAddress.get('name');
document.getElementById('name').textContent = fromAddress.get('name');
// ok: javascript.html.page-injection
document.getElementById('name').innerHTML = DOMPurify.sanitize(fromAddress.get('name'));

function show() {
  const tab = decodeURIComponent(location.hash.slice(1));
  // ruleid: javascript.html.page-injection
  $('#tabs').html('<b>' + tab + '</b>');
  // ok: javascript.html.page-injection
  $('#tabs').text(tab);
  if (!['home', 'about'].includes(tab)) {
    return;
  }
  // ok: javascript.html.page-injection
  $('#tabs').html('<b>' + tab + '</b>');
}

window.addEventListener('message', (event) => {
  // ruleid: javascript.html.page-injection
  document.body.insertAdjacentHTML('beforeend', event.data.html);
});

window.addEventListener('message', function (event) {
  if (event.origin !== 'https://app.example.com') {
    return;
  }
  const escaped = _.escape(event.data.text);
  // ok: javascript.html.page-injection
  document.body.insertAdjacentHTML('beforeend', `<p>${escaped}</p>`);
});
