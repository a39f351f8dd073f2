// weakness: CWE-94 code injection
// features: helper function, returned and run by the caller, closure
// attack: the comparator is a closure over the key, no code is made from it
// expect: none
const products = require('./products.json');

function comparator(key) {
  return (a, b) => (a[key] < b[key] ? -1 : 1);
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
