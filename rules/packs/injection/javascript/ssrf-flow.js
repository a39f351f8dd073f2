const axios = require('axios');
const http = require('http');
const got = require('got');
const HOSTS = new Set(['api.example.com', 'cdn.example.com']);
const API_BASE = 'https://api.example.com';

app.get('/fetch', async (req, res) => {
  const url = req.query.url;
  // ruleid: javascript.ssrf.injection
  const answer = await axios.get(url);
  // ruleid: javascript.ssrf.injection
  await fetch(`https://${req.query.host}/status`);
  // ok: javascript.ssrf.injection
  await fetch(`https://api.example.com/users/${req.query.id}`);
  // ok: javascript.ssrf.injection
  await axios.get('https://api.example.com/users/' + req.query.id);
  // ok: javascript.ssrf.injection
  await axios.get(`${API_BASE}/users/${encodeURIComponent(req.query.id)}`);
  // ruleid: javascript.ssrf.injection
  await axios.get('https://api.example.com' + req.query.rest);
  // ok: javascript.ssrf.injection
  await axios.post('https://api.example.com/users', req.body);
  res.json(answer.data);
});

app.get('/allowed', async (req, res) => {
  const target = new URL(req.query.url);
  if (!HOSTS.has(target.hostname)) {
    return res.sendStatus(400);
  }
  // ok: javascript.ssrf.injection
  await got(target);
});

function isAllowed(address) {
  const { hostname } = new URL(address);
  return HOSTS.has(hostname);
}

app.get('/helper', async (req, res) => {
  const address = req.query.address;
  if (!isAllowed(address)) {
    return res.sendStatus(400);
  }
  // ok: javascript.ssrf.injection
  await got(address);
});

app.get('/wrong', async (req, res) => {
  const address = req.query.address;
  if (!address.startsWith('https://api.example.com')) {
    return res.sendStatus(400);
  }
  // ruleid: javascript.ssrf.injection
  await got(address);
  if (!address.includes('example.com')) {
    return res.sendStatus(400);
  }
  // ruleid: javascript.ssrf.injection
  http.get(address, (answer) => answer.pipe(res));
});

class Client {
  constructor(base) {
    this.base = base;
  }

  status() {
    // ruleid: javascript.ssrf.injection
    return axios.get(`${this.base}/status`);
  }
}

app.post('/hook', async (req, res) => {
  res.json(await new Client(req.body.base).status());
  const options = { hostname: req.body.host, path: '/' };
  // ruleid: javascript.ssrf.injection
  https.request({ hostname: req.body.host, path: '/' }, () => {});
  let url = req.body.url;
  url = API_BASE;
  // ok: javascript.ssrf.injection
  await axios.get(url);
});

const CONTENT = 'https://content.example.org';
const REGION = /^[a-z]{2}-\d$/;

app.get('/content', async (req, res) => {
  const target = new URL(req.query.path, CONTENT);
  // ruleid: javascript.ssrf.injection
  await fetch(target);
  if (target.origin !== CONTENT) {
    return res.status(400).end();
  }
  // ok: javascript.ssrf.injection
  await fetch(target);
  res.end();
});

app.get('/region', async (req, res) => {
  const region = String(req.query.region);
  if (!REGION.test(region)) {
    return res.status(400).end();
  }
  // ok: javascript.ssrf.injection
  await fetch(`https://${region}.example.net/v1`);
  const fixed = new URL('/', CONTENT);
  fixed.pathname = req.query.path;
  // ok: javascript.ssrf.injection
  await fetch(fixed);
  // ruleid: javascript.ssrf.injection
  await fetch(`https://${decodeURIComponent(region)}.example.net/v1`);
  const options = { url: CONTENT, data: req.body };
  // ok: javascript.ssrf.injection
  await axios(options);
  options.url = req.body.url;
  // ruleid: javascript.ssrf.injection
  await axios(options);
  res.end();
});
