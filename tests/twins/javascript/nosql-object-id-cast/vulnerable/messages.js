// weakness: CWE-943 NoSQL injection
// features: exception, type cast, async
// attack: POST {"room":{"$exists":true}} deletes drafts of any room
// expect: 17 CWE-943
const { ObjectId } = require('mongodb');
const { messages } = require('./collections');

async function removeMessage(req, res) {
  let room;
  try {
    room = req.body.room;
    if (!room) throw new TypeError('room missing');
  } catch (err) {
    return res.status(400).json({ error: 'bad room' });
  }
  const author = new ObjectId(String(req.user.id));
  const result = await messages.deleteOne({ room, draft: true, author: { $in: [author] } });
  res.json({ removed: result.deletedCount });
}

module.exports = { removeMessage };
