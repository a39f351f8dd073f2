const mongoose = require('mongoose');
const User = mongoose.model('User', schema);

app.post('/login', async (req, res) => {
  // ruleid: javascript.nosql.injection
  const user = await User.findOne({ name: req.body.name, password: req.body.password });
  // ok: javascript.nosql.injection
  await User.findOne({ name: String(req.body.name) });
  // ok: javascript.nosql.injection
  await User.findOne({ name: { $eq: req.body.name } });
  // ruleid: javascript.nosql.injection
  await User.find(req.query);
  // ok: javascript.nosql.injection
  await User.findOne({ id: req.params.id });
  const name = req.body.name;
  if (typeof name !== 'string') {
    return res.sendStatus(400);
  }
  // ok: javascript.nosql.injection
  await User.findOne({ name });
  res.json(user);
});

function filterFor(body) {
  const filter = {};
  if (body.email) {
    filter.email = body.email;
  }
  return filter;
}

app.post('/search', async (req, res) => {
  // ruleid: javascript.nosql.injection
  await db.collection('users').deleteMany(filterFor(req.body));
  // ok: javascript.nosql.injection
  await db.collection('users').deleteMany({ age: parseInt(req.body.age, 10) });
  // ok: javascript.nosql.injection
  await db.collection('users').findOne({ email: new RegExp(escapeRegExp(req.body.email), 'i') });
  // ruleid: javascript.nosql.code
  await db.collection('users').find({ $where: `this.name == '${req.body.name}'` });
  // ok: javascript.nosql.code
  await db.collection('users').find({ $where: 'this.a > this.b' });
  // ruleid: javascript.nosql.code
  await User.find().$where('this.age > ' + req.query.age);
  // ok: javascript.nosql.code
  await User.find().$where('this.age > ' + Number(req.query.age));
});
