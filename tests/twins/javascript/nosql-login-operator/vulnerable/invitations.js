// weakness: CWE-943 NoSQL injection
// features: same function, type cast, right sanitizer
// attack: POST {"token":{"$ne":null}} matches the first invitation
// expect: 15 CWE-943
const { MongoClient } = require('mongodb');

const client = new MongoClient(process.env.MONGO_URL);

async function acceptInvitation(req, res) {
  const invitations = client.db('team').collection('invitations');
  const token = req.body.token;
  if (!token) {
    return res.status(400).json({ error: 'token missing' });
  }
  const invitation = await invitations.findOne({ token, used: false });
  if (!invitation) {
    return res.status(404).json({ error: 'no such invitation' });
  }
  await invitations.updateOne({ _id: invitation._id }, { $set: { used: true } });
  res.json({ team: invitation.team });
}

module.exports = { acceptInvitation };
