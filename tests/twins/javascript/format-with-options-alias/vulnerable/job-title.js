// weakness: CWE-134 format string
// features: alias of the sink, spread, overwritten by a constant
// attack: {"title":"%o %o"} : the title is the first argument and shows the hidden fields of the job
// expect: 16 CWE-134
const { format: fill } = require('node:util');
const { jobs } = require('./jobs');

module.exports = async (request, h) => {
  const job = jobs.get(Number(request.params.id));
  if (!job) {
    return h.response({ error: 'unknown job' }).code(404);
  }
  const title = String(request.payload.title);
  const args = [title, job, job.queue];
  args[2] = job.state;
  const text = fill(...args);
  return { text };
};
