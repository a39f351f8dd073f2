'use strict';

const MAX = 4096; // browsers keep no more

function readSession(raw) {
  const text = Buffer.from(raw, 'base64url').toString('utf8');
  if (text.length > MAX) {
    throw new RangeError('session too long');
  }
  const data = JSON.parse(text);
  const { visits, locale } = data;
  return { visits: Number(visits) || 0, locale: locale === 'de' ? 'de' : 'en' };
}

module.exports = { readSession };
