const users = require('./database').collection('users');

async function find(request) {
  const age = request.query.age;
  // ruleid: javascript.mongo.where
  await users.find({ $where: `this.age > ${age}` });
  // ruleid: javascript.mongo.where
  await users.findOne({ active: true,
    $where: 'this.name == "' + request.body.name + '"',
  });
  // ruleid: javascript.mongo.where
  await users.find({ '$where': 'this.age > ' + age });
  // ok: javascript.mongo.where
  await users.find({ $where: 'this.credit > this.debit' });
  // ok: javascript.mongo.where
  await users.find({ $where: function () { return this.name + 'x' === 'ax'; } });
  const limit = Number(request.query.limit);
  // ok: javascript.mongo.where
  await users.find({ $where: 'this.age < ' + limit });
  // ok: javascript.mongo.where
  await users.find({ age: { $gt: Number(age) } });
}
