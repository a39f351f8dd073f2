const crypto = require('crypto');
const { generateKeyPairSync, pbkdf2 } = require('crypto');
const bcrypt = require('bcrypt');
const forge = require('node-forge');
const jwt = require('jsonwebtoken');
const session = require('express-session');
const CryptoJS = require('crypto-js');

const BITS = 512;

function pairs(done) {
  // ruleid: javascript.key.short
  crypto.generateKeyPair('rsa', { modulusLength: 1024, publicKeyEncoding: { type: 'spki', format: 'pem' } }, done);
  // ruleid: javascript.key.short
  const small = generateKeyPairSync('rsa-pss', {
    publicExponent: 65537,
    modulusLength: BITS,
  });
  // ruleid: javascript.key.short
  const other = forge.pki.rsa.generateKeyPair({ bits: 1024 });
  // ok: javascript.key.short
  const good = generateKeyPairSync('rsa', { modulusLength: 3072 });
  // ok: javascript.key.short
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // ok: javascript.key.short
  const large = forge.pki.rsa.generateKeyPair({ bits: 2048, workers: -1 });
  return [small, other, good, curve, large];
}

async function passwords(password, salt, done) {
  // ruleid: javascript.key.few-iterations
  pbkdf2(password, salt, 1000, 64, 'sha512', done);
  // ruleid: javascript.key.few-iterations
  const key = crypto.pbkdf2Sync(password, salt, 1, 32, 'sha256');
  // ruleid: javascript.key.few-iterations
  const script = CryptoJS.PBKDF2(password, salt, { keySize: 8, iterations: 1000 });
  // ok: javascript.key.few-iterations
  pbkdf2(password, salt, 210000, 64, 'sha512', done);
  // ok: javascript.key.few-iterations
  crypto.pbkdf2(password, salt, settings.rounds, 64, 'sha512', done);

  // ruleid: javascript.key.few-bcrypt-rounds
  const weak = await bcrypt.hash(password, 8);
  // ruleid: javascript.key.few-bcrypt-rounds
  const seed = bcrypt.genSaltSync(4);
  // ok: javascript.key.few-bcrypt-rounds
  const good = await bcrypt.hash(password, 12);
  // ok: javascript.key.few-bcrypt-rounds
  const salted = bcrypt.hashSync(password, salt);
  return [key, script, weak, seed, good, salted];
}

function sign(user, text) {
  // ruleid: javascript.key.constant
  const token = jwt.sign({ sub: user.id }, 'example key', { expiresIn: '1h' });
  // ruleid: javascript.key.constant
  const mac = crypto.createHmac('sha256', 'example key').update(text).digest('hex');
  // ruleid: javascript.key.constant
  const secret = CryptoJS.AES.encrypt(text, 'example key').toString();
  // ok: javascript.key.constant
  const good = jwt.sign({ sub: user.id }, process.env.JWT_KEY, { expiresIn: '1h' });
  // ok: javascript.key.constant
  const other = crypto.createHmac('sha256', settings.key).update(text).digest('hex');
  return [token, mac, secret, good, other];
}

// ruleid: javascript.key.constant
app.use(session({ resave: false, secret: 'example key' }));
// ok: javascript.key.constant
app.use(session({ resave: false, secret: process.env.SESSION_KEY }));
