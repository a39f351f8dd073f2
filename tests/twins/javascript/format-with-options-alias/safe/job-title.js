// weakness: CWE-134 format string
// features: alias of the sink, spread, overwritten by a constant
// attack: the first of the arguments is overwritten by a constant format
// expect: none
const { format: fill } = require('node:util');
const { jobs } = require('./jobs');

module.exports = async (request, h) => {
  const job = jobs.get(Number(request.params.id));
  if (!job) {
    return h.response({ error: 'unknown job' }).code(404);
  }
  const title = String(request.payload.title);
  const args = [title, job, job.queue];
  args[0] = '%s (%s)';
  args[1] = title;
  const text = fill(...args);
  return { text };
};
