const ejs = require('ejs');
const pug = require('pug');
const _ = require('lodash');
const Handlebars = require('handlebars');
const nunjucks = require('nunjucks');
const Mustache = require('mustache');

function page(request, source) {
  // ruleid: javascript.template.compiled
  const hello = ejs.render(`<p>Hello ${request.query.name}</p>`, {});
  // ruleid: javascript.template.compiled
  const title = pug.compile('h1 ' + request.query.title);
  // ruleid: javascript.template.compiled
  const foot = nunjucks.renderString('<p>' + request.query.foot + '</p>', { year: 2024 });
  // ruleid: javascript.template.compiled
  const row = _.template(request.query.row + '<%= value %>');
  // ok: javascript.template.compiled
  const safe = ejs.render('<p>Hello <%= name %></p>', { name: request.query.name });
  // ok: javascript.template.compiled
  const file = pug.compile(source, { filename: `views/${request.path}.pug` });
  // ok: javascript.template.compiled
  const path = compiler.compile('src/' + request.path);
  return [hello, title, foot, row, safe, file, path];
}

function engines(source) {
  // ruleid: javascript.template.no-escape
  const mail = Handlebars.compile(source, { strict: true, noEscape: true });
  // ruleid: javascript.template.no-escape
  const environment = nunjucks.configure('views', { autoescape: false });
  // ruleid: javascript.template.no-escape
  Mustache.escape = (text) => text;
  // ok: javascript.template.no-escape
  const page = Handlebars.compile(source);
  // ok: javascript.template.no-escape
  const views = nunjucks.configure('views', { autoescape: true, express: app });
  // ok: javascript.template.no-escape
  Mustache.escape = (text) => JSON.stringify(text);
  return [mail, environment, page, views];
}

Handlebars.registerHelper('bold', (name, options) => {
  if (options.plain) {
    // ok: javascript.template.safe-string
    return new Handlebars.SafeString('<hr>');
  }
  // ruleid: javascript.template.safe-string
  return new Handlebars.SafeString(`<b>${name}</b>`);
});

Handlebars.registerHelper('link', (text, url) => {
  // ok: javascript.template.safe-string
  const safe = new Handlebars.SafeString('<a>' + Handlebars.escapeExpression(text) + '</a>');
  // ok: javascript.template.safe-string
  const tagged = new Handlebars.SafeString(html`<a href="${url}">${text}</a>`);
  // ruleid: javascript.template.safe-string
  const raw = new Handlebars.SafeString('<a href="' + url + '">' + text + '</a>');
  return url ? raw : [safe, tagged];
});
