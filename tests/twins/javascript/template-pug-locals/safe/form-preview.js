// weakness: CWE-1336 template injection
// features: string builder, loop, constant key
// attack: the list is a local of a fixed template with "each"
// expect: none
const pug = require('pug');

const FORM = 'form\n  each field in fields\n    input(name=field)\n';
const MAX_FIELDS = 12;

module.exports = async (ctx) => {
  const { fields } = ctx.request.body;
  if (!Array.isArray(fields) || fields.length > MAX_FIELDS) {
    ctx.throw(400, 'fields');
  }
  const names = [];
  for (const field of fields) {
    names.push(String(field));
  }
  const html = pug.render(FORM, { pretty: false, fields: names });
  ctx.body = { length: html.length };
};
