const ldap = require('ldapjs');
const client = ldap.createClient({ url: 'ldap://localhost' });

app.get('/person', (req, res) => {
  const uid = req.query.uid;
  // ruleid: javascript.ldap.injection
  client.search('ou=people', { filter: `(uid=${uid})`, scope: 'sub' }, done);
  // ok: javascript.ldap.injection
  client.search('ou=people', { filter: new ldap.EqualityFilter({ attribute: 'uid', value: uid }), scope: 'sub' }, done);
  // ruleid: javascript.ldap.injection
  client.search('ou=' + req.query.unit, { scope: 'sub' }, done);
  // ruleid: javascript.ldap.injection
  client.bind(`uid=${uid},ou=people`, req.query.password, done);
  // ok: javascript.ldap.injection
  client.bind('uid=app,ou=people', req.query.password, done);
});

const KINDS = { staff: '(kind=staff)', guest: '(kind=guest)' };

app.get('/kind', (req, res) => {
  // ok: javascript.ldap.injection
  client.search('ou=people', { filter: KINDS[req.query.kind], scope: 'sub' }, done);
  const number = req.query.number;
  if (!/^\d+$/.test(number)) {
    return res.sendStatus(400);
  }
  // ok: javascript.ldap.injection
  client.search('ou=people', { filter: `(number=${number})`, scope: 'sub' }, done);
});
