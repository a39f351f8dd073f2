const xpath = require('xpath');

app.get('/user', (req, res) => {
  // ruleid: javascript.xpath.injection
  xpath.select("//user[name='" + req.query.name + "']", users);
  // ok: javascript.xpath.injection
  xpath.parse('//user[name=$name]').select({ node: users, variables: { name: req.query.name } });
  // ok: javascript.xpath.injection
  xpath.select(`//user[${Number(req.query.at)}]`, users);
  const select = xpath.useNamespaces({ a: 'urn:a' });
  // ruleid: javascript.xpath.injection
  select(byId(req.params.id), users);
  // ok: javascript.xpath.injection
  select(byId('7'), users);
});

function byId(id) {
  return `//a:user[@id='${id}']`;
}

app.post('/users', (req, res) => {
  for (const name of req.body.names) {
    // ruleid: javascript.xpath.injection
    xpath.select1(`//user[name="${name.replace(/'/g, '')}"]`, users);
  }
});
