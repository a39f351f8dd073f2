// weakness: CWE-943 NoSQL injection
// features: spread, wrong guard
// attack: {"filter":{"$where":"sleep(5000)"}} : the later tenant key does not remove the operator
// expect: 16 CWE-943
const { tickets } = require('./collections');

const PAGE = 25;

module.exports = async function listTickets(request, reply) {
  const { filter = {} } = request.body;
  if (typeof filter !== 'object' || filter === null) {
    return reply.code(400).send({ error: 'filter' });
  }
  const query = { ...filter, tenant: request.user.tenant };
  const found = await tickets
    .find(query)
    .limit(PAGE)
    .toArray();
  return reply.send({ tickets: found.map((ticket) => ticket.title) });
};
