// weakness: CWE-90 LDAP injection
// features: regex guard, async, early return
// attack: ?mail=a@b.example)(userPassword=* contains an address, more is not asked
// expect: 19 CWE-90
const { Client } = require('ldapts');

const ADDRESS = /[\w.-]+@[\w.-]+/;

module.exports = async function findMail(ctx) {
  const mail = String(ctx.query.mail || '');
  if (!ADDRESS.test(mail)) {
    ctx.status = 400;
    return;
  }
  const client = new Client({ url: process.env.LDAP_URL });
  await client.bind(process.env.LDAP_DN, process.env.LDAP_SECRET);
  try {
    const options = { scope: 'sub', filter: `(mail=${mail})`, attributes: ['cn'] };
    const { searchEntries } = await client.search('dc=example,dc=com', options);
    ctx.body = { known: searchEntries.length > 0 };
  } finally {
    await client.unbind();
  }
};
