// weakness: CWE-502 deserialisation
// features: unused check, early return, guard in a helper
// attack: the signature is compared, but a wrong one is only counted and the payload is revived anyway
// expect: 22 CWE-502
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
  }
  const state = unserialize(payload);
  res.json({ step: Number(state.step) });
};
