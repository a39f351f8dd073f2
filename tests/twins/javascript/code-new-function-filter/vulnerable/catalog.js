// weakness: CWE-94 code injection
// features: helper function, returned and run by the caller, closure
// attack: ?by=x,globalThis.process.exit() is pasted into the body of a new function
// expect: 8 CWE-94
const products = require('./products.json');

function comparator(key) {
  return new Function('a', 'b', `return a.${key} < b.${key} ? -1 : 1;`);
}

function page(list, number) {
  const size = 20;
  const from = Math.max(0, number) * size;
  return list.slice(from, from + size);
}

exports.list = (req, res) => {
  const compare = comparator(String(req.query.by || 'name'));
  const sorted = [...products].sort(compare);
  res.json({ products: page(sorted, Number(req.query.page) || 0) });
};
