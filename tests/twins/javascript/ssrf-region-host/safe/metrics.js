// weakness: CWE-918 server-side request forgery
// features: template literal, regex guard, destructuring
// attack: a region is two letters, a dash and a digit, nothing else
// expect: none
const got = require('got');

const REGION = /^[a-z]{2}-\d$/;

module.exports = async function metrics(ctx) {
  const { region = 'eu-1', name } = ctx.query;
  if (typeof region !== 'string' || !REGION.test(region)) {
    ctx.status = 400;
    return;
  }
  const data = await got(`https://${region}.metrics.example.net/v1/series`, {
    searchParams: { name: String(name) },
    followRedirect: false,
  }).json();
  ctx.body = { points: data.points };
};
