const path = require('path');
const WRITERS = new Map([['csv', './csv'], ['json', './json']]);

function writerFor(name) {
  // ruleid: javascript.module.injection
  return require(path.join(__dirname, 'writers', WRITERS.get(name) || name));
}

function knownWriter(name) {
  const file = WRITERS.get(name);
  // ok: javascript.module.injection
  return file ? require(path.join(__dirname, file)) : undefined;
}

app.get('/export', async (req, res) => {
  const name = String(req.query.format);
  writerFor(name).write(res);
  knownWriter(name).write(res);
  // ruleid: javascript.module.injection
  const plugin = await import(`./plugins/${req.query.plugin}.js`);
  // ok: javascript.module.injection
  const base = require(path.join(__dirname, path.basename(name)));
  if (!/^[a-z]+$/.test(name)) {
    return res.status(400).end();
  }
  // ok: javascript.module.injection
  const other = require('./writers/' + name);
  // ok: javascript.module.injection
  const fixed = require('./writers/csv');
  plugin.run(base, other, fixed);
});
