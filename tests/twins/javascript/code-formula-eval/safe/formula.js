// weakness: CWE-95 code injection
// features: regex guard, same function
// attack: only digits, operators, dots, blanks and brackets get to eval
// expect: none
const express = require('express');

const router = express.Router();
const ARITHMETIC = /^[\d+\-*/. ()]{1,60}$/;

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
