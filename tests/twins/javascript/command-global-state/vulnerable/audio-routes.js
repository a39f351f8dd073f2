// weakness: CWE-78 OS command injection
// features: global state, two files, overwritten by a constant
// attack: PUT /volume {"device":"Master;id"} sets the module's state, POST /mute runs it
// expect: audio.js:14 CWE-78
const { Router } = require('express');
const audio = require('./audio');

const router = Router();

router.put('/volume', (req, res) => {
  const level = Number(req.body.level);
  audio.configure({ device: String(req.body.device), level: Number.isInteger(level) ? level : 50 });
  res.status(204).end();
});

router.post('/mute', (req, res) => {
  audio.apply();
  res.status(204).end();
});

module.exports = router;
