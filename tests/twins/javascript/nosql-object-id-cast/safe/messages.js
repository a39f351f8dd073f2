// weakness: CWE-943 NoSQL injection
// features: exception, type cast, async
// attack: new ObjectId() throws for an object that is not an id
// expect: none
const { ObjectId } = require('mongodb');
const { messages } = require('./collections');

async function removeMessage(req, res) {
  let room;
  try {
    room = new ObjectId(String(req.body.room));
  } catch (err) {
    return res.status(400).json({ error: 'bad room' });
  }
  const author = new ObjectId(String(req.user.id));
  const result = await messages.deleteOne({ room, draft: true, author: { $in: [author] } });
  res.json({ removed: result.deletedCount });
}

module.exports = { removeMessage };
