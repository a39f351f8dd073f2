// weakness: CWE-611 XML external entity
// features: constant key, same function
// attack: a DOCTYPE with SYSTEM "file:///etc/passwd" is expanded by noent: true
// expect: 14 CWE-611
const express = require('express');
const libxmljs = require('libxmljs2');

const router = express.Router();
router.use(express.text({ type: 'application/xml', limit: '200kb' }));

router.post('/invoices', (req, res) => {
  let doc;
  try {
    doc = libxmljs.parseXml(req.body, { noent: true, nonet: false });
  } catch (err) {
    return res.status(422).json({ error: 'not well formed' });
  }
  const total = doc.get('//total');
  const customer = doc.get('//customer');
  res.json({ total: total && total.text(), customer: customer && customer.text() });
});

module.exports = router;
