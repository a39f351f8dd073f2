// weakness: CWE-22 path traversal
// features: constant key, object kept and read later
// attack: GET /manual?page=../../../etc/passwd : the options object has no root, join leaves the folder
// expect: 15 CWE-22
const express = require('express');
const path = require('path');

const router = express.Router();
const MANUAL = path.join(__dirname, 'manual');

router.get('/manual', (req, res, next) => {
  const page = String(req.query.page || 'index.html');
  const options = { maxAge: '1h', etag: true };
  const file = path.join(MANUAL, page);
  res.sendFile(file, options, (err) => {
    if (err && !res.headersSent) {
      next(err);
    }
  });
});

module.exports = router;
