// weakness: CWE-943 NoSQL injection
// features: stream, lambda, constant index
// attack: stages=[{"$out":"users"}] : the stages of the request end up in the pipeline
// expect: 15 CWE-943
const { events } = require('./collections');

const MAX_STAGES = 3;

exports.aggregate = async (req, res) => {
  const wanted = Array.isArray(req.body.stages) ? req.body.stages : [];
  const stages = wanted
    .slice(0, MAX_STAGES)
    .filter((stage) => stage && typeof stage === 'object');
  const pipeline = [{ $match: { account: req.account.id } }, stages[0]].filter(Boolean);
  const rows = await events.aggregate(pipeline).toArray();
  res.json({ rows: rows.length });
};
