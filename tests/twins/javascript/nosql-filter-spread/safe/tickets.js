// weakness: CWE-943 NoSQL injection
// features: spread, wrong guard
// attack: only the two known fields are copied as strings
// expect: none
const { tickets } = require('./collections');

const PAGE = 25;

module.exports = async function listTickets(request, reply) {
  const { filter = {} } = request.body;
  if (typeof filter !== 'object' || filter === null) {
    return reply.code(400).send({ error: 'filter' });
  }
  const known = { status: String(filter.status), owner: String(filter.owner) };
  const query = { ...known, tenant: request.user.tenant };
  const found = await tickets
    .find(query)
    .limit(PAGE)
    .toArray();
  return reply.send({ tickets: found.map((ticket) => ticket.title) });
};
