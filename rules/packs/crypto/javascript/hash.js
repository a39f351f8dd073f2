const crypto = require('crypto');
const { createHash } = require('node:crypto');
const CryptoJS = require('crypto-js');
const forge = require('node-forge');
const md5 = require('crypto-js/md5');

const WEAK = 'sha1';
const STRONG = 'sha256';

function digest(file, name) {
  // ruleid: javascript.hash.weak
  const first = crypto.createHash('md5').update(file).digest('hex');
  // ruleid: javascript.hash.weak
  const second = createHash('SHA1');
  // ruleid: javascript.hash.weak
  const third = crypto.createHash(WEAK);
  // ruleid: javascript.hash.weak
  const fourth = CryptoJS.MD5(file).toString();
  // ruleid: javascript.hash.weak
  const fifth = forge.md.sha1.create();
  // ruleid: javascript.hash.weak
  const sixth = md5(file);
  // ok: javascript.hash.weak
  const good = crypto.createHash('sha256').update(file).digest('hex');
  // ok: javascript.hash.weak
  const better = createHash(STRONG);
  // ok: javascript.hash.weak
  const chosen = crypto.createHash(name);
  // ok: javascript.hash.weak
  const other = CryptoJS.SHA256(file);
  return [first, second, third, fourth, fifth, sixth, good, better, chosen, other];
}

class User {
  setPassword(password, salt, done) {
    // ruleid: javascript.hash.password
    this.hash = crypto.createHash('sha256').update(password).digest('hex');
    // ruleid: javascript.hash.password
    this.salted = createHash('sha512').update(salt + password).digest('base64');
    // ruleid: javascript.hash.password
    this.mac = crypto.createHmac('sha256', salt).update(this.password).digest('hex');
    // ruleid: javascript.hash.password
    this.other = CryptoJS.SHA256(password).toString();
    // ok: javascript.hash.password
    this.digest = crypto.createHash('sha256').update(`${this.name}:${this.realm}:${password}`).digest('hex');
    // ok: javascript.hash.password
    crypto.scrypt(password, salt, 64, done);
    // ok: javascript.hash.password
    this.stamp = crypto.createHash('sha256').update(this.email).digest('hex');
    // ok: javascript.hash.password
    this.token = crypto.createHash('sha256').update(passwordResetToken).digest('hex');
  }
}

function sign(key, body) {
  // ruleid: javascript.hash.weak-mac
  const mac = crypto.createHmac('sha1', key).update(body).digest('base64');
  // ruleid: javascript.hash.weak-mac
  const other = CryptoJS.HmacMD5(body, key);
  // ok: javascript.hash.weak-mac
  const good = crypto.createHmac('sha256', key).update(body).digest('base64');
  // ok: javascript.hash.weak-mac
  const also = CryptoJS.HmacSHA256(body, key);
  return [mac, other, good, also];
}

function prove(text, secret, key) {
  // ruleid: javascript.hash.weak-proof, javascript.hash.weak
  const first = crypto.createHash('sha1').update(secret + text).digest('hex');
  // ruleid: javascript.hash.weak-proof, javascript.hash.weak
  const second = createHash('md5').update(`${text}:${this.apiKey}`).digest('hex');
  // ok: javascript.hash.weak-proof
  const plain = crypto.createHash('sha512').update(text).digest('hex');
  // ok: javascript.hash.weak-proof
  const third = crypto.createHash('sha256').update(secret + text).digest('hex');
  // ruleid: javascript.hash.weak
  const fourth = crypto.createHash('md5').update(text).digest('hex');
  // ruleid: javascript.hash.weak-signature
  const fifth = crypto.createSign('RSA-SHA1').update(text).sign(key);
  // ruleid: javascript.hash.weak-signature
  const sixth = crypto.verify('sha1', text, key, first);
  // ok: javascript.hash.weak-signature
  const seventh = crypto.createSign('SHA256').update(text).sign(key);
  // ok: javascript.hash.weak-signature
  const eighth = crypto.verify('sha512', text, key, first);
  return [first, second, plain, third, fourth, fifth, sixth, seventh, eighth];
}

async function isPwned(password) {
  // ruleid: javascript.hash.weak
  // ok: javascript.hash.password
  const sum = crypto.createHash('sha1').update(password).digest('hex');
  return (await ranges(sum.slice(0, 5))).has(sum.slice(5));
}
