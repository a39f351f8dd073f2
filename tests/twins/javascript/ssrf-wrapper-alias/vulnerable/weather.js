// weakness: CWE-918 server-side request forgery
// features: alias of the sink, two files, helper function
// attack: GET /weather?station=10.0.0.3:8500/v1/agent%23 : the station decides the host of the URL that the wrapper calls
// expect: get-json.js:8 CWE-918
const { getJson } = require('./get-json');

const FALLBACK = 'arlanda';

module.exports = async function weather(request, h) {
  const station = String(request.query.station || FALLBACK);
  const data = await getJson('http://' + station + '/current.json');
  if (!data) {
    return h.response({ error: 'no data' }).code(502);
  }
  return { temperature: Number(data.temperature) };
};
