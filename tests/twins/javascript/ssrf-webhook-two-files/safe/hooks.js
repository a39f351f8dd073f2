// weakness: CWE-918 server-side request forgery
// features: two files, constructor, class field
// attack: the client keeps the configured base, the request only chooses one of its fixed routes
// expect: none
const { HookClient } = require('./hook-client');

async function testHook(req, res) {
  const client = new HookClient(process.env.HOOK_URL);
  try {
    const status = await client.ping(req.body.kind === 'slow' ? 10000 : 2000);
    res.json({ status });
  } catch (err) {
    res.status(502).json({ error: 'hook not reachable' });
  }
}

module.exports = { testHook };
