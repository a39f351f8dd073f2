// weakness: CWE-22 path traversal
// features: constant key, object kept and read later
// attack: sendFile with root refuses names that climb out of it
// expect: none
const express = require('express');
const path = require('path');

const router = express.Router();
const MANUAL = path.join(__dirname, 'manual');

router.get('/manual', (req, res, next) => {
  const page = String(req.query.page || 'index.html');
  const options = { maxAge: '1h', etag: true, root: MANUAL };
  const file = page;
  res.sendFile(file, options, (err) => {
    if (err && !res.headersSent) {
      next(err);
    }
  });
});

module.exports = router;
