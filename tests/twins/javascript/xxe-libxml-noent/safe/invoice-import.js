// weakness: CWE-611 XML external entity
// features: constant key, same function
// attack: without noent the reference stays a reference
// expect: none
const express = require('express');
const libxmljs = require('libxmljs2');

const router = express.Router();
router.use(express.text({ type: 'application/xml', limit: '200kb' }));

router.post('/invoices', (req, res) => {
  let doc;
  try {
    doc = libxmljs.parseXml(req.body, { noent: false, nonet: true });
  } catch (err) {
    return res.status(422).json({ error: 'not well formed' });
  }
  const total = doc.get('//total');
  const customer = doc.get('//customer');
  res.json({ total: total && total.text(), customer: customer && customer.text() });
});

module.exports = router;
