// weakness: CWE-1336 template injection
// features: string builder, loop, constant key
// attack: {"fields":["x' + process.exit() + '"]} : attribute values of pug are expressions, the text is one of them
// expect: 18 CWE-1336
const pug = require('pug');

const MAX_FIELDS = 12;

module.exports = async (ctx) => {
  const { fields } = ctx.request.body;
  if (!Array.isArray(fields) || fields.length > MAX_FIELDS) {
    ctx.throw(400, 'fields');
  }
  let source = 'form\n';
  for (const field of fields) {
    source += "  input(name='" + field + "')\n";
  }
  const html = pug.render(source, { pretty: false });
  ctx.body = { length: html.length };
};
