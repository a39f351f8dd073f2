'use strict';

const DAY = 24 * 60 * 60 * 1000;

function startOf(from) {
  const parsed = Date.parse(from);
  const time = Number.isNaN(parsed) ? Date.now() - DAY : parsed;
  return new Date(time).toISOString();
}

function actorClause(actor, from) {
  return { text: 'at >= $1 AND actor = $2', values: [startOf(from), String(actor)] };
}

module.exports = { actorClause };
