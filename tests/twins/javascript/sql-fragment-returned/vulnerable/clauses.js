'use strict';

const DAY = 24 * 60 * 60 * 1000;

function startOf(from) {
  const parsed = Date.parse(from);
  const time = Number.isNaN(parsed) ? Date.now() - DAY : parsed;
  return new Date(time).toISOString();
}

function actorClause(actor, from) {
  return `at >= '${startOf(from)}' AND actor = '${actor}'`;
}

module.exports = { actorClause };
