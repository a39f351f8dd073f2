// weakness: CWE-502 deserialisation
// features: switch, exception, right sanitizer
// attack: Content-Type application/x-js with body "(function(){process.exit()})()" is evaluated by deserialize
// expect: 14 CWE-502
const express = require('express');
const { deserialize } = require('serialize-to-js');

const router = express.Router();
router.use(express.text({ type: ['application/json', 'application/x-js'], limit: '50kb' }));

function decode(type, text) {
  switch (type) {
    case 'application/x-js':
      return deserialize(text);
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
