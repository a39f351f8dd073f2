// weakness: CWE-918 server-side request forgery
// features: two files, constructor, class field
// attack: POST {"callback":"http://127.0.0.1:2375/containers/json"} is kept by the client and called
// expect: hook-client.js:11 CWE-918
const { HookClient } = require('./hook-client');

async function testHook(req, res) {
  const client = new HookClient(req.body.callback);
  try {
    const status = await client.ping(req.body.kind === 'slow' ? 10000 : 2000);
    res.json({ status });
  } catch (err) {
    res.status(502).json({ error: 'hook not reachable' });
  }
}

module.exports = { testHook };
