// weakness: CWE-89 SQL injection
// features: destructuring, builder, right sanitizer
// attack: POST {"metric":"sales","groupBy":"1; DELETE FROM facts"} goes raw into the grouping
// expect: 16 CWE-89
'use strict';

const knex = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL });

const DEFAULT_GROUP = 'region';

async function buildReport(request, h) {
  const { groupBy = DEFAULT_GROUP, since } = request.payload;
  const query = knex('facts')
    .where('recorded_at', '>=', new Date(since))
    .count('* as n')
    .select(knex.raw(groupBy + ' AS bucket'))
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
