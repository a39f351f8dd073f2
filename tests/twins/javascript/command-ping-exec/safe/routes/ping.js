// weakness: CWE-78 OS command injection
// features: same function, template literal, callback
// attack: execFile has no shell and net.isIP refuses everything that is not an address
// expect: none
const express = require('express');
const net = require('net');
const { execFile } = require('child_process');

const router = express.Router();

router.get('/ping', (req, res) => {
  const host = String(req.query.host || '');
  if (!net.isIP(host)) {
    return res.status(400).json({ error: 'bad host' });
  }
  execFile('ping', ['-c', '1', host], { timeout: 5000 }, (err, stdout) => {
    if (err) {
      return res.status(502).json({ reachable: false });
    }
    res.json({ reachable: true, lines: stdout.split('\n').length });
  });
});

module.exports = router;
