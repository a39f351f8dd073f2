// weakness: CWE-90 LDAP injection
// features: template literal, right sanitizer, callback
// attack: ?uid=*)(objectClass=* widens the filter to everybody
// expect: 14 CWE-90
const ldap = require('ldapjs');

const BASE = 'ou=people,dc=example,dc=com';
const client = ldap.createClient({ url: process.env.LDAP_URL });

module.exports = function lookup(req, res) {
  const uid = String(req.query.uid || '');
  const filter = `(&(objectClass=person)(uid=${uid}))`;
  const found = [];
  client.search(BASE, { filter, scope: 'sub', attributes: ['cn'] }, (err, result) => {
    if (err) {
      return res.status(502).json({ error: 'directory' });
    }
    result.on('searchEntry', (entry) => found.push(entry.pojo));
    result.on('end', () => res.json({ found: found.length }));
  });
};
