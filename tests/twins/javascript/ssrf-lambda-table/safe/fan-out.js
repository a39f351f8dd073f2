// weakness: CWE-918 server-side request forgery
// features: table look-up, destructuring, lambda
// attack: an unknown service ends the invocation
// expect: none
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
  const address = SERVICES.get(service);
  if (!address) {
    return reply(404, { error: 'unknown service' });
  }
  const health = await fetch(address, { redirect: 'manual' });
  return reply(200, { status: health.status });
};
