const _ = require('lodash');
const FIELDS = ['name', 'theme'];

app.post('/settings', (req, res) => {
  // ruleid: javascript.prototype.injection
  _.merge(settings, req.body);
  // ok: javascript.prototype.injection
  _.merge(settings, { theme: String(req.body.theme) }.theme === 'dark' ? DARK : LIGHT);
  // ruleid: javascript.prototype.injection
  _.set(settings, req.body.path, req.body.value);
  // ok: javascript.prototype.injection
  _.set(settings, 'theme.name', req.body.value);
  const { group, key, value } = req.body;
  // ruleid: javascript.prototype.injection
  settings[group][key] = value;
  if (!FIELDS.includes(group)) {
    return res.sendStatus(400);
  }
  // ok: javascript.prototype.injection
  settings[group][key] = value;
});

function defaults(options) {
  // ruleid: javascript.prototype.injection
  return _.defaultsDeep({}, options, BASE);
}

app.post('/defaults', (req, res) => {
  res.json(defaults(JSON.parse(req.body.options)));
});

app.post('/users', async (req, res) => {
  // ruleid: javascript.mass-assignment.injection
  await User.create(req.body);
  // ok: javascript.mass-assignment.injection
  await User.create({ name: req.body.name });
  // ok: javascript.mass-assignment.injection
  await User.create(_.pick(req.body, ['name', 'email']));
  // ruleid: javascript.mass-assignment.injection
  await User.findByIdAndUpdate(req.params.id, { $set: req.body });
  // ok: javascript.mass-assignment.injection
  await User.findByIdAndUpdate(req.params.id, { $set: { name: req.body.name } });
  const data = req.body;
  // ruleid: javascript.mass-assignment.injection
  const user = new User(data);
  const { name, email } = req.body;
  const fields = { name, email };
  // ok: javascript.mass-assignment.injection
  const other = new User(fields);
  // ruleid: javascript.mass-assignment.injection
  Object.assign(user, req.body);
  await Promise.all([user.save(), other.save()]);
});

const BLOCKED = new Set(['__proto__', 'constructor', 'prototype']);
const carts = { 1: {} };

function deepCopy(target, source) {
  for (const key of Object.keys(source)) {
    const value = source[key];
    // ruleid: javascript.prototype.injection
    target[key] = isPlain(value) ? deepCopy(target[key] || {}, value) : value;
  }
  return target;
}

function carefulCopy(target, source) {
  for (const key of Object.keys(source)) {
    if (BLOCKED.has(key)) continue;
    const value = source[key];
    // ok: javascript.prototype.injection
    target[key] = isPlain(value) ? carefulCopy(target[key] || {}, value) : value;
  }
  return target;
}

function flatCopy(target, source) {
  for (const key of Object.keys(source)) {
    // ok: javascript.prototype.injection
    target[key] = source[key];
  }
  return target;
}

app.put('/copy', (req, res) => {
  res.json([deepCopy({}, req.body), carefulCopy({}, req.body), flatCopy({}, req.body)]);
});

app.post('/cart', (req, res) => {
  const { user, item } = req.body;
  const cart = carts[user];
  // ruleid: javascript.prototype.injection
  cart[item] = 1;
  const numbered = carts[Number(user)];
  // ok: javascript.prototype.injection
  numbered[item] = 1;
  const counts = Object.create(null);
  counts[user] = counts[user] || Object.create(null);
  // ok: javascript.prototype.injection
  counts[user][item] = 1;
  res.end();
});
