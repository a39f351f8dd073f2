// weakness: CWE-78 OS command injection
// features: returned and run by the caller, closure, two files
// attack: the helper returns program and arguments, the caller runs them without a shell; a leading dash is refused
// expect: none
const { promisify } = require('node:util');
const childProcess = require('node:child_process');
const { tracer } = require('./tracer');

const run = promisify(childProcess.execFile);
const trace = tracer(12);

module.exports = async function traceroute(ctx) {
  const host = String(ctx.request.body.host);
  if (host.startsWith('-')) {
    ctx.throw(400, 'bad host');
  }
  const command = trace(host);
  const { stdout } = await run(command.file, command.args);
  ctx.body = { hops: stdout.split('\n').length - 1 };
};
