// weakness: CWE-918 server-side request forgery
// features: table look-up, destructuring, lambda
// attack: {"service":"http://10.0.0.8/admin"} is not in the table and taken as the address itself
// expect: 22 CWE-918
const SERVICES = new Map([
  ['billing', 'https://billing.internal/health'],
  ['search', 'https://search.internal/health'],
]);

const reply = (statusCode, body) => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

exports.handler = async (event) => {
  const { service } = JSON.parse(event.body);
  const address = SERVICES.get(service) || service;
  if (!address) {
    return reply(404, { error: 'unknown service' });
  }
  const health = await fetch(address, { redirect: 'manual' });
  return reply(200, { status: health.status });
};
