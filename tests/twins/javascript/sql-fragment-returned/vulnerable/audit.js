// weakness: CWE-89 SQL injection
// features: two files, returned and run by the caller, helper function
// attack: GET /audit?actor=x' OR 1=1 -- : the helper returns a clause with the text inside, the caller runs it
// expect: 14 CWE-89
const { Client } = require('pg');
const { actorClause } = require('./clauses');

async function auditHandler(req, res) {
  const client = new Client();
  await client.connect();
  try {
    const clause = actorClause(req.query.actor, req.query.from);
    const sql = 'SELECT at, action FROM audit_log WHERE ' + clause;
    const out = await client.query(sql);
    res.json(out.rows);
  } finally {
    await client.end();
  }
}

module.exports = { auditHandler };
