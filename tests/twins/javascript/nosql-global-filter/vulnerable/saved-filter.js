// weakness: CWE-943 NoSQL injection
// features: global state, callback, switch
// attack: POST {"mode":"custom","filter":{"$where":"while(1);"}} becomes the module's filter and is used by the next search
// expect: 24 CWE-943
const { products } = require('./collections');

let saved = { public: true };

exports.save = (req, res) => {
  switch (req.body.mode) {
    case 'all':
      saved = { public: true };
      break;
    case 'custom':
      saved = req.body.filter;
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
