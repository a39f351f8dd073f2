// weakness: CWE-1321 prototype pollution
// features: helper function, loop, early return
// attack: {"__proto__":{"admin":true}} : the recursive merge writes into Object.prototype
// expect: 14 CWE-1321
const defaults = { mail: { digest: 'weekly' }, theme: { mode: 'light' } };

function isPlain(value) {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function merge(target, source) {
  for (const key of Object.keys(source)) {
    const value = source[key];
    target[key] = isPlain(value) ? merge(target[key] || {}, value) : value;
  }
  return target;
}

exports.update = (req, res) => {
  const settings = merge(structuredClone(defaults), req.body);
  res.json({ digest: settings.mail.digest, mode: settings.theme.mode });
};
