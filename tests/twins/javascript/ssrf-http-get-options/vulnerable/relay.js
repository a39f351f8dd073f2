// weakness: CWE-918 server-side request forgery
// features: constant key, overwritten by a constant, object kept and read later
// attack: POST {"host":"10.0.0.7"} : the host of the options comes from the body
// expect: 16 CWE-918
const http = require('http');

const UPSTREAM = 'backend.internal';

function relay(req, res) {
  const options = { method: 'GET', timeout: 3000, port: 8080 };
  options.host = req.body.host;
  options.path = '/status';
  if (!options.host) {
    options.host = UPSTREAM;
  }
  const upstream = http.request(options, (answer) => {
    res.json({ status: answer.statusCode });
    answer.resume();
  });
  upstream.on('error', () => res.status(502).end());
  upstream.end();
}

module.exports = relay;
