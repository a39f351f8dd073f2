// weakness: CWE-943 NoSQL injection
// features: stream, lambda, constant index
// attack: each stage is rebuilt from its column name, which must be one of the grouping columns
// expect: none
const { events } = require('./collections');

const MAX_STAGES = 3;
const COLUMNS = new Set(['country', 'browser', 'plan']);

exports.aggregate = async (req, res) => {
  const wanted = Array.isArray(req.body.stages) ? req.body.stages : [];
  const stages = wanted
    .slice(0, MAX_STAGES)
    .filter((stage) => COLUMNS.has(stage))
    .map((stage) => ({ $group: { _id: '$' + stage, n: { $sum: 1 } } }));
  const pipeline = [{ $match: { account: req.account.id } }, stages[0]].filter(Boolean);
  const rows = await events.aggregate(pipeline).toArray();
  res.json({ rows: rows.length });
};
