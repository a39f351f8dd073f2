const { exec, execFile, execSync } = require('child_process');

const [, , branch] = process.argv;
// ruleid: javascript.command.local-injection
execSync(`git checkout ${branch}`);
// ok: javascript.command.local-injection
execFile('git', ['checkout', branch]);

function deploy(target) {
  // ruleid: javascript.command.local-injection
  exec('deploy ' + target);
}

deploy(process.env.TARGET);
// ok: javascript.command.local-injection
execSync(`sleep ${Number(process.argv[3])}`);
const stage = process.env.STAGE === 'live' ? 'live' : 'test';
// ok: javascript.command.local-injection
execSync(`deploy --stage ${stage}`);
