// weakness: CWE-1333 ReDoS
// features: regex guard, early return
// attack: the pattern has no nested quantifier and the text is cut before
// expect: none
'use strict';

const AGENT = /^[\w.]+(?: [\w.]+){0,5}\/[\d.]+$/;

const known = new Set(['mobile app', 'kiosk']);

module.exports = function agentCheck(req, res, next) {
  const agent = req.get('user-agent');
  if (!agent) {
    return res.status(400).json({ error: 'agent missing' });
  }
  const text = agent.trim();
  const ok = AGENT.test(text.slice(0, 120));
  if (!ok && !known.has(text)) {
    return res.status(403).json({ error: 'unknown agent' });
  }
  next();
};
