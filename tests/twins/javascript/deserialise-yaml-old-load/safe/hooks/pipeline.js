// weakness: CWE-502 deserialisation
// features: alias of the sink, destructuring, async
// attack: safeLoad of the same version refuses the tag
// expect: none
'use strict';

// js-yaml 3.x, pinned by the build image
const { safeLoad: parse, DEFAULT_SAFE_SCHEMA: schema } = require('js-yaml');

async function readBody(stream) {
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

module.exports = async function pipeline(req, res) {
  const text = await readBody(req);
  const definition = parse(text, { schema });
  const steps = Array.isArray(definition.steps) ? definition.steps.length : 0;
  res.statusCode = 200;
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify({ title: `${definition.title}`, steps }));
};
