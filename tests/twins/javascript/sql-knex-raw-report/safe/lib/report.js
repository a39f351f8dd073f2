// weakness: CWE-89 SQL injection
// features: destructuring, builder, right sanitizer
// attack: knex.ref() through ?? quotes the identifier, the same text names a column that does not exist
// expect: none
'use strict';

const knex = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL });

const DEFAULT_GROUP = 'region';

async function buildReport(request, h) {
  const { groupBy = DEFAULT_GROUP, since } = request.payload;
  const query = knex('facts')
    .where('recorded_at', '>=', new Date(since))
    .count('* as n')
    .select(knex.raw('?? AS bucket', [groupBy]))
    .groupBy('bucket')
    .limit(500);
  const rows = await query;
  return h.response({ rows }).code(200);
}

module.exports = {
  method: 'POST',
  path: '/report',
  handler: buildReport,
};
