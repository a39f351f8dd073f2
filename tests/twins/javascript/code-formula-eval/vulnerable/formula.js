// weakness: CWE-95 code injection
// features: regex guard, same function
// attack: POST {"formula":"process.exit()"} : the pattern is looked for, not required of the whole text
// expect: 17 CWE-95
const express = require('express');

const router = express.Router();
const ARITHMETIC = /[\d+\-*/. ()]+/;

router.post('/formula', (req, res) => {
  const formula = String(req.body.formula || '');
  if (!ARITHMETIC.test(formula)) {
    return res.status(400).json({ error: 'digits and operators only' });
  }
  let value;
  try {
    value = eval(formula);
  } catch (err) {
    return res.status(422).json({ error: 'not a formula' });
  }
  res.json({ value: Number(value) });
});

module.exports = router;
