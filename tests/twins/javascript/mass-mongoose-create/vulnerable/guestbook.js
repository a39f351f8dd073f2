// weakness: CWE-915 mass assignment
// features: constructor, removal, object kept and read later
// attack: POST {"name":"x","approved":true} : only "role" is deleted from the body
// expect: 10 CWE-915
const { Entry } = require('./models');

module.exports = async function sign(req, res) {
  const fields = req.body;
  delete fields.role;
  const entry = new Entry(fields);
  entry.signedAt = new Date();
  try {
    await entry.save();
  } catch (err) {
    return res.status(422).json({ error: 'not valid' });
  }
  res.status(201).json({ id: entry.id });
};
