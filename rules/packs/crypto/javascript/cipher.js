const crypto = require('crypto');
const { createCipheriv, createDecipher: open } = require('crypto');
const CryptoJS = require('crypto-js');

const MODE = 'aes-128-ecb';
const FIXED = Buffer.alloc(16, 0);

function encrypt(text, key, password) {
  // ruleid: javascript.cipher.without-iv
  const first = crypto.createCipher('aes-256-cbc', password);
  // ruleid: javascript.cipher.without-iv
  const second = open('aes192', password);
  // ok: javascript.cipher.without-iv
  const third = crypto.createCipheriv('aes-256-gcm', key, crypto.randomBytes(12));
  // ok: javascript.cipher.without-iv
  const own = factory.createCipher(password);
  return [first, second, third, own, text];
}

function weak(text, key, iv) {
  // ruleid: javascript.cipher.weak
  const first = crypto.createCipheriv('des-ede3-cbc', key, iv);
  // ruleid: javascript.cipher.weak
  const second = createCipheriv('RC4', key, '');
  // ruleid: javascript.cipher.weak
  const third = createCipheriv(MODE, key, null);
  // ruleid: javascript.cipher.weak
  const fourth = CryptoJS.DES.encrypt(text, key);
  // ruleid: javascript.cipher.weak
  const fifth = CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.ECB });
  // ok: javascript.cipher.weak
  const sixth = crypto.createDecipheriv('bf-cbc', key, iv);
  // ok: javascript.cipher.weak
  const good = crypto.createCipheriv('aes-256-gcm', key, iv);
  // ok: javascript.cipher.weak
  const stream = createCipheriv('chacha20-poly1305', key, iv);
  // ok: javascript.cipher.weak
  const script = CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.CBC, iv });
  return [first, second, third, fourth, fifth, sixth, good, stream, script];
}

function vectors(key, iv) {
  // ruleid: javascript.cipher.constant-iv
  const first = crypto.createCipheriv('aes-256-cbc', key, Buffer.from('1234567890123456'));
  // ruleid: javascript.cipher.constant-iv
  const second = createCipheriv('aes-256-ctr', key, '0000000000000000');
  // ruleid: javascript.cipher.constant-iv
  const third = createCipheriv('aes-256-gcm', key, Buffer.alloc(12));
  // ruleid: javascript.cipher.constant-iv
  const zero = createCipheriv('aes-256-gcm', key, FIXED);
  const filled = Buffer.alloc(12);
  crypto.randomFillSync(filled);
  // ok: javascript.cipher.constant-iv
  const random = createCipheriv('aes-256-gcm', key, filled);
  const counted = Buffer.alloc(12);
  counted.writeUInt32BE(iv, 8);
  // ok: javascript.cipher.constant-iv
  const counter = createCipheriv('aes-256-gcm', key, counted);
  // ok: javascript.cipher.constant-iv
  const fresh = createCipheriv('aes-256-gcm', key, crypto.randomBytes(12));
  // ok: javascript.cipher.constant-iv
  const given = createCipheriv('aes-256-gcm', key, iv);
  // ok: javascript.cipher.constant-iv
  const read = createCipheriv('aes-256-gcm', key, Buffer.from(iv, 'hex'));
  return [first, second, third, fresh, given, read, zero, random, counter];
}
