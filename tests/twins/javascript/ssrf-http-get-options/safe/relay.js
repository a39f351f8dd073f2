// weakness: CWE-918 server-side request forgery
// features: constant key, overwritten by a constant, object kept and read later
// attack: the host is overwritten by the constant after the merge
// expect: none
const http = require('http');

const UPSTREAM = 'backend.internal';

function relay(req, res) {
  const options = { method: 'GET', timeout: 3000, port: 8080 };
  options.host = req.body.host;
  options.path = '/status';
  options.host = UPSTREAM;
  const upstream = http.request(options, (answer) => {
    res.json({ status: answer.statusCode });
    answer.resume();
  });
  upstream.on('error', () => res.status(502).end());
  upstream.end();
}

module.exports = relay;
