// weakness: CWE-78 OS command injection
// features: same function, template literal, callback
// attack: GET /ping?host=8.8.8.8;id runs a second command in the shell
// expect: 15 CWE-78
const express = require('express');
const { exec } = require('child_process');

const router = express.Router();

router.get('/ping', (req, res) => {
  const host = String(req.query.host || '');
  if (host.length > 60 || host.includes(' ')) {
    return res.status(400).json({ error: 'bad host' });
  }
  exec(`ping -c 1 ${host}`, { timeout: 5000 }, (err, stdout) => {
    if (err) {
      return res.status(502).json({ reachable: false });
    }
    res.json({ reachable: true, lines: stdout.split('\n').length });
  });
});

module.exports = router;
