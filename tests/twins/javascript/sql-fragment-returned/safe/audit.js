// weakness: CWE-89 SQL injection
// features: two files, returned and run by the caller, helper function
// attack: the helper returns text and values apart, the caller binds them
// expect: none
const { Client } = require('pg');
const { actorClause } = require('./clauses');

async function auditHandler(req, res) {
  const client = new Client();
  await client.connect();
  try {
    const clause = actorClause(req.query.actor, req.query.from);
    const sql = 'SELECT at, action FROM audit_log WHERE ' + clause.text;
    const out = await client.query(sql, clause.values);
    res.json(out.rows);
  } finally {
    await client.end();
  }
}

module.exports = { auditHandler };
