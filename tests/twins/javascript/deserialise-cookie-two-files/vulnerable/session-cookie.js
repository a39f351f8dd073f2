'use strict';

const serializer = require('node-serialize');

const MAX = 4096; // browsers keep no more

function readSession(raw) {
  const text = Buffer.from(raw, 'base64url').toString('utf8');
  if (text.length > MAX) {
    throw new RangeError('session too long');
  }
  return serializer.unserialize(text);
}

module.exports = { readSession };
