// weakness: CWE-918 server-side request forgery
// features: alias of the sink, two files, helper function
// attack: the station is an encoded query value of a fixed URL
// expect: none
const { getJson } = require('./get-json');

const FALLBACK = 'arlanda';

module.exports = async function weather(request, h) {
  const station = String(request.query.station || FALLBACK);
  const data = await getJson('http://stations.internal/current.json?name=' + encodeURIComponent(station));
  if (!data) {
    return h.response({ error: 'no data' }).code(502);
  }
  return { temperature: Number(data.temperature) };
};
