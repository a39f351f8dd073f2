// weakness: CWE-1321 prototype pollution
// features: alias of the sink, allow list, early return
// attack: {"key":"__proto__.polluted"} goes to lodash's set (4.17.15)
// expect: 18 CWE-1321
// lodash is pinned to 4.17.15
const set = require('lodash/set');

const flags = { beta: { editor: false, export: false }, banner: '' };

const PATHS = new Set(['beta.editor', 'beta.export', 'banner']);
const assign = set;

exports.setFlag = (req, res) => {
  const key = String(req.body.key);
  if (key === '') {
    return res.status(400).json({ error: 'unknown flag' });
  }
  assign(flags, key, req.body.on === true);
  res.json({ known: PATHS.size, beta: flags.beta });
};
