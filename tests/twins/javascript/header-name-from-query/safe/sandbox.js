// weakness: CWE-113 header injection
// features: loop, table look-up, destructuring
// attack: only names of the table become headers
// expect: none
const express = require('express');

const router = express.Router();
const HEADERS = new Map([
  ['lang', 'x-demo-language'],
  ['color', 'x-demo-color'],
]);

router.get('/sandbox', (req, res) => {
  let count = 0;
  for (const [name, value] of Object.entries(req.query)) {
    const header = HEADERS.get(name);
    if (!header) continue;
    res.setHeader(header, encodeURIComponent(String(value)));
    count += 1;
  }
  res.json({ headers: count });
});

module.exports = router;
