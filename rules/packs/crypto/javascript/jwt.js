const jwt = require('jsonwebtoken');
const { expressjwt } = require('express-jwt');
const expressJwt = require('express-jwt');
const { Strategy: JwtStrategy, ExtractJwt } = require('passport-jwt');
const token = require('jsonwebtoken');

function read(text, key, user) {
  // ruleid: javascript.jwt.none
  const lax = jwt.verify(text, key, { algorithms: ['HS256', 'none'] });
  // ruleid: javascript.jwt.none
  const unsigned = jwt.sign({ sub: user }, '', { algorithm: 'none' });
  // ruleid: javascript.jwt.none
  const other = token.verify(text, null, { issuer: 'me', algorithms: ['None'] });
  // ok: javascript.jwt.none
  const good = jwt.verify(text, key, { algorithms: ['HS256'] });
  // ok: javascript.jwt.none
  const signed = jwt.sign({ sub: user }, key, { algorithm: 'RS256' });
  return [lax, unsigned, other, good, signed];
}

function name(request) {
  // ruleid: javascript.jwt.not-verified
  return jwt.decode(request.headers.authorization).name;
}

const header = (text) => {
  // ruleid: javascript.jwt.not-verified
  const { header: { kid } } = token.decode(text, { complete: true });
  return kid;
};

function checked(text, keys) {
  // ok: javascript.jwt.not-verified
  const { header: { kid } } = jwt.decode(text, { complete: true });
  // ok: javascript.jwt.not-verified
  const value = base64.decode(text);
  return jwt.verify(text, keys[kid] || value, { algorithms: ['RS256'] });
}

function expiry(text, key) {
  // ruleid: javascript.jwt.expiry-ignored
  const payload = jwt.verify(text, key, { algorithms: ['HS256'], ignoreExpiration: true });
  const strategy = new JwtStrategy(
    // ruleid: javascript.jwt.expiry-ignored
    {
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: key,
      ignoreExpiration: true,
    },
    () => {},
  );
  // ok: javascript.jwt.expiry-ignored
  const good = jwt.verify(text, key, { algorithms: ['HS256'], ignoreExpiration: false });
  // ok: javascript.jwt.expiry-ignored
  const plain = jwt.verify(text, key, { algorithms: ['HS256'] });
  return [payload, strategy, good, plain];
}

// ruleid: javascript.jwt.algorithms-open
app.use(expressjwt({ secret: process.env.JWT_KEY }));
// ruleid: javascript.jwt.algorithms-open
app.use(expressJwt({ secret: process.env.JWT_KEY, credentialsRequired: false }));
// ok: javascript.jwt.algorithms-open
app.use(expressjwt({ secret: process.env.JWT_KEY, algorithms: ['HS256'] }));
// ok: javascript.jwt.algorithms-open
app.use(login({ secret: process.env.JWT_KEY }));
