const serialize = require('node-serialize');
const { unserialize } = require('node-serialize');
const toJs = require('serialize-to-js');
const funcster = require('funcster');
const yaml = require('js-yaml');
const unsafe = require('js-yaml-js-types').all;
const v8 = require('node:v8');
const php = require('php-serialize');

function profile(request, response) {
  const text = Buffer.from(request.cookies.profile, 'base64').toString();
  // ruleid: javascript.deserialization.code-running
  const known = serialize.unserialize(text);
  // ruleid: javascript.deserialization.code-running
  const same = unserialize(text);
  // ruleid: javascript.deserialization.code-running
  const other = toJs.deserialize(
    text,
  );
  // ruleid: javascript.deserialization.code-running
  const third = funcster.deepDeserialize(JSON.parse(text));
  // ok: javascript.deserialization.code-running
  const plain = JSON.parse(text);
  // ok: javascript.deserialization.code-running
  const old = php.unserialize(text);
  // ok: javascript.deserialization.code-running
  const stored = serialize.serialize(plain);
  response.json({ known, same, other, third, plain, old, stored });
}

function configuration(text) {
  // ruleid: javascript.deserialization.yaml-functions
  const all = yaml.load(text, { filename: 'a.yaml', schema: yaml.DEFAULT_FULL_SCHEMA });
  // ruleid: javascript.deserialization.yaml-functions
  const schema = yaml.DEFAULT_SCHEMA.extend(unsafe);
  // ok: javascript.deserialization.yaml-functions
  const extended = yaml.DEFAULT_SCHEMA.extend([new yaml.Type('!include', { kind: 'scalar' })]);
  // ok: javascript.deserialization.yaml-functions
  const safe = yaml.load(text);
  // ok: javascript.deserialization.yaml-functions
  const json = yaml.load(text, { schema: yaml.JSON_SCHEMA });
  return [all, schema, extended, safe, json];
}

function cached(bytes) {
  // ruleid: javascript.deserialization.v8
  const value = v8.deserialize(bytes);
  // ruleid: javascript.deserialization.v8
  const reader = new v8.Deserializer(bytes);
  // ok: javascript.deserialization.v8
  const written = v8.serialize(value);
  // ok: javascript.deserialization.v8
  const own = cache.deserialize(bytes);
  return [reader, written, own];
}
