// weakness: CWE-78 OS command injection
// features: alias of the sink, object kept and read later
// attack: the branch is compared with the fixed list of deployable ones before it is stored
// expect: none
const shell = require('shelljs');

const run = shell.exec;
const DEPLOYABLE = new Set(['main', 'staging', 'release']);

class Deployment {
  constructor(branch) {
    this.branch = branch;
  }

  start() {
    return run('git fetch && git checkout ' + this.branch, { cwd: '/srv/app', silent: true });
  }
}

module.exports = async (ctx) => {
  const { branch } = ctx.request.body;
  if (!DEPLOYABLE.has(branch)) {
    ctx.throw(400, 'unknown branch');
  }
  const deployment = new Deployment(branch);
  const result = deployment.start();
  ctx.body = { ok: result.code === 0, known: DEPLOYABLE.size };
};
