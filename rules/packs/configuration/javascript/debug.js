const inspector = require('node:inspector');
const errorhandler = require('errorhandler');
const puppeteer = require('puppeteer');
const { graphqlHTTP } = require('express-graphql');
const { ApolloServer } = require('@apollo/server');

// ruleid: javascript.debug.inspector-open
inspector.open(9229, '0.0.0.0', true);
// ruleid: javascript.debug.inspector-open
inspector.open(settings.port, '::');
// ok: javascript.debug.inspector-open
inspector.open(9229, '127.0.0.1');
// ok: javascript.debug.inspector-open
inspector.open();

// ruleid: javascript.debug.graphql-open
const api = new ApolloServer({ schema, introspection: true });
// ruleid: javascript.debug.graphql-open
app.use('/graphql', graphqlHTTP({ schema, graphiql: true }));
// ok: javascript.debug.graphql-open
const other = new ApolloServer({ schema, introspection: process.env.NODE_ENV !== 'production' });
// ok: javascript.debug.graphql-open
app.use('/graphql', graphqlHTTP({ schema, graphiql: false }));

// ruleid: javascript.debug.error-pages
app.use(errorhandler());
// ruleid: javascript.debug.error-pages
app.use(require('errorhandler')({ log: false }));
if (process.env.NODE_ENV === 'development') {
  // ok: javascript.debug.error-pages
  app.use(errorhandler({ log: true }));
}
// ok: javascript.debug.error-pages
app.use(notFound());

async function shot(url) {
  // ruleid: javascript.browser.no-sandbox
  const browser = await puppeteer.launch({ headless: true, args: ['--no-sandbox'] });
  // ruleid: javascript.browser.no-sandbox
  const other = await puppeteer.launch({ args: ['--lang=en', '--disable-web-security'] });
  // ok: javascript.browser.no-sandbox
  const safe = await puppeteer.launch({ args: ['--lang=en'] });
  // ok: javascript.browser.no-sandbox
  const plain = await puppeteer.launch();
  return [browser, other, safe, plain, url];
}
