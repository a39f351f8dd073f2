// weakness: CWE-1321 prototype pollution
// features: alias of the sink, allow list, early return
// attack: only three paths are accepted
// expect: none
// lodash is pinned to 4.17.15
const set = require('lodash/set');

const flags = { beta: { editor: false, export: false }, banner: '' };

const PATHS = new Set(['beta.editor', 'beta.export', 'banner']);
const assign = set;

exports.setFlag = (req, res) => {
  const key = String(req.body.key);
  if (!PATHS.has(key)) {
    return res.status(400).json({ error: 'unknown flag' });
  }
  assign(flags, key, req.body.on === true);
  res.json({ known: PATHS.size, beta: flags.beta });
};
