'use strict';

const { request: call } = require('undici');

const TIMEOUT = 4000;

async function getJson(address) {
  const { statusCode, body } = await call(address, { bodyTimeout: TIMEOUT });
  if (statusCode !== 200) {
    body.resume();
    return null;
  }
  return body.json();
}

module.exports = { getJson };
