const https = require('https');
const tls = require('tls');
const axios = require('axios');
const request = require('request');
const { Client } = require('ssh2');

const CHECK = false;

// ruleid: javascript.tls.no-verification
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

async function get(url, options) {
  // ruleid: javascript.tls.no-verification
  await axios.get(url, { httpsAgent: new https.Agent({ rejectUnauthorized: CHECK }) });
  // ruleid: javascript.tls.no-verification
  options.rejectUnauthorized = false;
  // ruleid: javascript.tls.no-verification
  request({ url, strictSSL: false }, () => {});
  // ruleid: javascript.tls.no-verification
  tls.connect(443, url, {
    'rejectUnauthorized': false,
  });
  // ok: javascript.tls.no-verification
  tls.connect(443, url, { rejectUnauthorized: true });
  // ok: javascript.tls.no-verification
  tls.connect(443, url, { ca: options.ca, rejectUnauthorized: options.secure !== false });
  if (options.allowUnauthorizedCertificates === true) {
    // ok: javascript.tls.no-verification
    options.tls = { rejectUnauthorized: false };
  }
  if (process.env.NODE_ENV === 'production') {
    // ruleid: javascript.tls.no-verification
    options.ssl = { rejectUnauthorized: false };
  }
  // ok: javascript.tls.no-verification
  request({ url, strictSSL: true, agent }, () => {});
}

function setUp() {
  // ruleid: javascript.tls.verification-off-everywhere
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  // ruleid: javascript.tls.verification-off-everywhere
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0;
  // ok: javascript.tls.verification-off-everywhere
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';
  if (settings.insecure) {
    // ok: javascript.tls.verification-off-everywhere
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  }
  // ok: javascript.tls.verification-off-everywhere
  return process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
}

function hosts(host) {
  // ruleid: javascript.tls.no-host-check
  tls.connect({ host, checkServerIdentity: () => undefined });
  // ruleid: javascript.tls.no-host-check
  tls.connect({ host, checkServerIdentity: (name, certificate) => { return null; } });
  // ruleid: javascript.tls.no-host-check
  tls.connect({ host, checkServerIdentity: function () {} });
  // ok: javascript.tls.no-host-check
  tls.connect({ host, checkServerIdentity: (name, certificate) => tls.checkServerIdentity(host, certificate) });
  // ok: javascript.tls.no-host-check
  tls.connect({ host, onclose: () => undefined });
}

function versions(key, cert) {
  // ruleid: javascript.tls.old-version
  https.createServer({ key, cert, minVersion: 'TLSv1' });
  // ruleid: javascript.tls.old-version
  https.createServer({ key, cert, secureProtocol: 'SSLv3_method' });
  // ruleid: javascript.tls.old-version
  tls.DEFAULT_MIN_VERSION = 'TLSv1.1';
  // ok: javascript.tls.old-version
  https.createServer({ key, cert, minVersion: 'TLSv1.2' });
  // ok: javascript.tls.old-version
  https.createServer({ key, cert, secureProtocol: 'TLSv1_2_method' });
  // ok: javascript.tls.old-version
  tls.DEFAULT_MIN_VERSION = 'TLSv1.3';
}

function remote(host, known) {
  // ruleid: javascript.ssh.no-host-check
  new Client().connect({ host, hostVerifier: () => true });
  // ruleid: javascript.ssh.no-host-check
  new Client().connect({ host, hostVerifier: function (key) { return true; } });
  // ok: javascript.ssh.no-host-check
  new Client().connect({ host, hostVerifier: (key) => key.equals(known) });
  // ok: javascript.ssh.no-host-check
  new Client().connect({ host, hostHash: 'sha256', hostVerifier: (hash) => hash === known });
}
