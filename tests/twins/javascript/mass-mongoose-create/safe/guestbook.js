// weakness: CWE-915 mass assignment
// features: constructor, removal, object kept and read later
// attack: the entry is built of the two fields that a visitor may give
// expect: none
const { Entry } = require('./models');

module.exports = async function sign(req, res) {
  const fields = req.body;
  const { name, text } = fields;
  const entry = new Entry({ name: String(name), text: String(text) });
  entry.signedAt = new Date();
  try {
    await entry.save();
  } catch (err) {
    return res.status(422).json({ error: 'not valid' });
  }
  res.status(201).json({ id: entry.id });
};
