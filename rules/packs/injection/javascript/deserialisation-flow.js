const serialize = require('node-serialize');
const yaml = require('js-yaml');

app.get('/profile', (req, res) => {
  const text = Buffer.from(req.cookies.profile, 'base64').toString();
  // ruleid: javascript.deserialization.injection
  const profile = serialize.unserialize(text);
  // ok: javascript.deserialization.injection
  const safe = JSON.parse(text);
  res.json({ profile, safe });
});

function read(text) {
  // ruleid: javascript.deserialization.injection
  return funcster.deepDeserialize(JSON.parse(text));
}

app.post('/read', (req, res) => {
  read(req.body.text);
  // ruleid: javascript.deserialization.injection
  yaml.load(req.body.text, { schema: yaml.DEFAULT_FULL_SCHEMA });
  // ok: javascript.deserialization.injection
  yaml.load(req.body.text);
  let text = req.body.text;
  text = '{}';
  // ok: javascript.deserialization.injection
  serialize.unserialize(text);
});
