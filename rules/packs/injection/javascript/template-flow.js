const ejs = require('ejs');
const pug = require('pug');
const nunjucks = require('nunjucks');
const Handlebars = require('handlebars');

app.get('/hello', (req, res) => {
  // ruleid: javascript.template.injection
  ejs.render('Hello ' + req.query.name);
  // ok: javascript.template.injection
  ejs.render('Hello <%= name %>', { name: req.query.name });
  // ruleid: javascript.template.injection
  nunjucks.renderString(`<p>${req.query.text}</p>`, {});
  // ok: javascript.template.injection
  nunjucks.renderString('<p>{{ text }}</p>', { text: req.query.text });
  const source = header(req.query.title);
  // ruleid: javascript.template.injection
  pug.compile(source);
  // ok: javascript.template.injection
  pug.compile(header('Home'));
});

function header(title) {
  return `h1 ${title}`;
}

const TEMPLATES = { mail: 'Dear {{name}}', note: 'Hi {{name}}' };

app.post('/mail', (req, res) => {
  // ok: javascript.template.injection
  Handlebars.compile(TEMPLATES[req.body.kind])({ name: req.body.name });
  // ruleid: javascript.template.injection
  Handlebars.compile(req.body.template)({ name: req.body.name });
  let template = req.body.template;
  template = TEMPLATES.mail;
  // ok: javascript.template.injection
  Handlebars.compile(template);
});
