// weakness: CWE-943 NoSQL injection
// features: global state, callback, switch
// attack: the custom case only takes one text and makes $eq of it
// expect: none
const { products } = require('./collections');

let saved = { public: true };

exports.save = (req, res) => {
  switch (req.body.mode) {
    case 'all':
      saved = { public: true };
      break;
    case 'custom':
      saved = { public: true, brand: { $eq: String(req.body.filter) } };
      break;
    default:
      return res.status(400).json({ error: 'mode' });
  }
  res.status(204).end();
};

exports.search = (req, res) => {
  products.countDocuments(saved).then(
    (count) => res.json({ count }),
    () => res.status(500).json({ error: 'search' }),
  );
};
