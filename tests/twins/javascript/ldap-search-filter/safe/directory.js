// weakness: CWE-90 LDAP injection
// features: template literal, right sanitizer, callback
// attack: the EqualityFilter object encodes the value, brackets stay characters
// expect: none
const ldap = require('ldapjs');

const BASE = 'ou=people,dc=example,dc=com';
const client = ldap.createClient({ url: process.env.LDAP_URL });

module.exports = function lookup(req, res) {
  const uid = String(req.query.uid || '');
  const filter = new ldap.EqualityFilter({ attribute: 'uid', value: uid });
  const found = [];
  client.search(BASE, { filter, scope: 'sub', attributes: ['cn'] }, (err, result) => {
    if (err) {
      return res.status(502).json({ error: 'directory' });
    }
    result.on('searchEntry', (entry) => found.push(entry.pojo));
    result.on('end', () => res.json({ found: found.length }));
  });
};
