// weakness: CWE-502 deserialisation
// features: unused check, early return, guard in a helper
// attack: a wrong signature ends the request before the payload is revived
// expect: none
const crypto = require('crypto');
const { unserialize } = require('node-serialize');

let rejected = 0;

function isSigned(payload, signature) {
  const expected = crypto.createHmac('sha256', process.env.STATE_KEY).update(payload).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && crypto.timingSafeEqual(given, expected);
}

module.exports = function restore(req, res) {
  const payload = String(req.body.payload);
  const signed = isSigned(payload, String(req.body.signature));
  if (!signed) {
    rejected += 1;
    res.status(403).json({ error: 'bad signature', rejected });
    return;
  }
  const state = unserialize(payload);
  res.json({ step: Number(state.step) });
};
