const cors = require('cors');
const express = require('express');

const app = express();

// ruleid: javascript.cors.any-origin-with-credentials
app.use(cors({ origin: true, credentials: true }));
// ruleid: javascript.cors.any-origin-with-credentials
app.use(cors({ credentials: true, methods: ['GET'], origin: (origin, done) => done(null, true) }));
// ok: javascript.cors.any-origin-with-credentials
app.use(cors({ origin: ['https://app.example.com'], credentials: true }));
// ok: javascript.cors.any-origin-with-credentials
app.use(cors({ origin: true }));
// ok: javascript.cors.any-origin-with-credentials
app.use(cors({ origin: (origin, done) => done(null, allowed.has(origin)), credentials: true }));

app.use((req, res, next) => {
  // ruleid: javascript.cors.origin-reflected
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  // ruleid: javascript.cors.origin-reflected
  res.header('access-control-allow-origin', req.get('origin'));
  // ruleid: javascript.cors.origin-reflected
  res.set('Access-Control-Allow-Origin', req.headers.origin || '*');
  // ok: javascript.cors.origin-reflected
  res.set('Access-Control-Allow-Origin', 'https://app.example.com');
  // ok: javascript.cors.origin-reflected
  res.set('X-Origin', req.headers.origin);
  next();
});

// ruleid: javascript.cors.wildcard-with-credentials
app.use(cors({ origin: '*', credentials: true }));
// ok: javascript.cors.wildcard-with-credentials
app.use(cors({ origin: '*' }));

function open(request, response) {
  // ruleid: javascript.cors.wildcard-with-credentials
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Credentials', 'true');
}

function free(request, response) {
  // ok: javascript.cors.wildcard-with-credentials
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.end();
}
