// weakness: CWE-113 header injection
// features: loop, table look-up, destructuring
// attack: ?set-cookie=sid%3D1 : every parameter becomes a response header of its own name
// expect: 18 CWE-113
const express = require('express');

const router = express.Router();
const HEADERS = new Map([
  ['lang', 'x-demo-language'],
  ['color', 'x-demo-color'],
]);

router.get('/sandbox', (req, res) => {
  let count = 0;
  for (const [name, value] of Object.entries(req.query)) {
    const header = HEADERS.get(name) || name;
    if (!header) continue;
    res.setHeader(header, encodeURIComponent(String(value)));
    count += 1;
  }
  res.json({ headers: count });
});

module.exports = router;
