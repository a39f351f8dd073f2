const helmet = require('helmet');
const lusca = require('lusca');
const { ApolloServer } = require('@apollo/server');

// ruleid: javascript.headers.protection-off
app.use(helmet({ contentSecurityPolicy: false }));
// ruleid: javascript.headers.protection-off
app.use(helmet({ noSniff: true, frameguard: false }));
// ok: javascript.headers.protection-off
app.use(helmet());
// ok: javascript.headers.protection-off
app.use(helmet({ crossOriginEmbedderPolicy: false }));

app.use(helmet.contentSecurityPolicy({
  // ruleid: javascript.headers.unsafe-csp
  directives: { defaultSrc: ["'self'"], scriptSrc: ["'self'", "'unsafe-inline'"] },
}));
app.use(helmet.contentSecurityPolicy({
  // ruleid: javascript.headers.unsafe-csp
  directives: { 'script-src': ["'unsafe-eval'", 'https://cdn.example.com'] },
}));
app.use(helmet.contentSecurityPolicy({
  // ok: javascript.headers.unsafe-csp
  directives: { scriptSrc: ["'self'"], styleSrc: ["'unsafe-inline'"] },
}));
// ok: javascript.headers.unsafe-csp
const words = { scripts: ["'unsafe-inline'"] };

// ruleid: javascript.csrf.off
app.use(lusca({ csrf: false, xframe: 'DENY' }));
// ruleid: javascript.csrf.off
const api = new ApolloServer({ schema, csrfPrevention: false });
// ok: javascript.csrf.off
app.use(lusca({ csrf: true }));
// ok: javascript.csrf.off
const safe = new ApolloServer({ schema });
// ruleid: javascript.csrf.off
module.exports = { kit: { csrf: { checkOrigin: false } } };
