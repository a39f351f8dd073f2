// weakness: CWE-89 SQL injection
// features: regex guard, guard in a helper, exception
// attack: the pattern is anchored on both sides, the same header raises
// expect: none
const { Pool } = require('pg');

const pool = new Pool();
const TENANT = /^[a-z][a-z0-9_]{2,30}$/;

class TenantError extends Error {}

function assertTenant(name) {
  if (typeof name !== 'string' || !TENANT.test(name)) {
    throw new TenantError('invalid tenant');
  }
}

async function withTenant(req, res, next) {
  const tenant = req.get('x-tenant');
  try {
    assertTenant(tenant);
    req.db = await pool.connect();
    res.on('finish', () => req.db.release());
    await req.db.query('SET search_path TO ' + tenant);
    next();
  } catch (err) {
    res.status(err instanceof TenantError ? 400 : 500).json({ error: 'tenant' });
  }
}

module.exports = withTenant;
