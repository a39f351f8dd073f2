// weakness: CWE-502 deserialisation
// features: switch, exception, right sanitizer
// attack: the type is still accepted but goes through JSON.parse like the other one
// expect: none
const express = require('express');

const router = express.Router();
router.use(express.text({ type: ['application/json', 'application/x-js'], limit: '50kb' }));

function decode(type, text) {
  switch (type) {
    case 'application/x-js':
      return JSON.parse(text.replace(/^\s*\(|\)\s*$/g, ''));
    case 'application/json':
      return JSON.parse(text);
    default:
      throw new TypeError('unsupported type');
  }
}

router.post('/data', (req, res) => {
  try {
    const rows = decode(req.get('content-type'), req.body);
    res.json({ rows: Array.isArray(rows) ? rows.length : 0 });
  } catch (err) {
    res.status(415).json({ error: 'not readable' });
  }
});

module.exports = router;
