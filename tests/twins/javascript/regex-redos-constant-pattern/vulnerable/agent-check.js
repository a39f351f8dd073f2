// weakness: CWE-1333 ReDoS
// features: regex guard, early return
// attack: a user agent of 40 "a " and a "!" : the nested quantifier tries all splits
// expect: 17 CWE-1333
'use strict';

const AGENT = /^(([\w.]+)\s?)+\/[\d.]+$/;

const known = new Set(['mobile app', 'kiosk']);

module.exports = function agentCheck(req, res, next) {
  const agent = req.get('user-agent');
  if (!agent) {
    return res.status(400).json({ error: 'agent missing' });
  }
  const text = agent.trim();
  const ok = AGENT.test(text);
  if (!ok && !known.has(text)) {
    return res.status(403).json({ error: 'unknown agent' });
  }
  next();
};
