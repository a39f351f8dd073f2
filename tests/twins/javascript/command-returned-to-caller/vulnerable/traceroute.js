// weakness: CWE-78 OS command injection
// features: returned and run by the caller, closure, two files
// attack: POST {"host":"a; rm -rf ~"} : the helper returns the command line, the caller runs it with a shell
// expect: 18 CWE-78
const { promisify } = require('node:util');
const childProcess = require('node:child_process');
const { tracer } = require('./tracer');

const run = promisify(childProcess.exec);
const trace = tracer(12);

module.exports = async function traceroute(ctx) {
  const host = String(ctx.request.body.host);
  if (host.startsWith('-')) {
    ctx.throw(400, 'bad host');
  }
  const command = trace(host);
  const { stdout } = await run(command);
  ctx.body = { hops: stdout.split('\n').length - 1 };
};
