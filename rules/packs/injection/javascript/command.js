const { exec, execSync: runSync } = require('child_process');
const cp = require('node:child_process');
const { promisify, format } = require('util');
const shell = require('shelljs');
const util = require('util');

const execAsync = promisify(cp.exec);
const execLater = util.promisify(require('child_process').exec);
const TARGET = 'dist';

function clone(url, done) {
  // ruleid: javascript.command.shell
  exec(`git clone ${url}`, { cwd: '/srv' }, done);
  // ruleid: javascript.command.shell
  cp.exec('git clone ' + url + ' target', done);
  // ruleid: javascript.command.shell
  runSync(['git', 'clone', url].join(' '));
  // ruleid: javascript.command.shell
  const log = require('child_process').execSync('git log ' + url).toString();
  // ruleid: javascript.command.shell
  shell.exec('ping -c 1 ' + url);
  // ruleid: javascript.command.shell
  exec(util.format('git fetch %s', url));
  return log;
}

async function inspect(file) {
  // ruleid: javascript.command.shell
  const { stdout } = await execAsync(`file --brief "${file}"`);
  // ruleid: javascript.command.shell
  await execLater('chmod +x ' + file);
  // ok: javascript.command.shell
  await execAsync('uname -a');
  return stdout;
}

function safe(url, done) {
  // ok: javascript.command.shell
  exec('git status --short', done);
  // ok: javascript.command.shell
  runSync(`rm -rf ${TARGET}`);
  // ok: javascript.command.shell
  cp.execFile('git', ['clone', '--', url], done);
  // ok: javascript.command.shell
  const match = /a(b)/.exec('x' + url);
  return match;
}

function start(name, option) {
  // ruleid: javascript.command.spawn-shell
  cp.spawn('npm', ['run', name], { shell: true, stdio: 'inherit' });
  // ruleid: javascript.command.spawn-shell
  cp.spawnSync(name, { stdio: 'inherit', shell: '/bin/bash' });
  // ruleid: javascript.command.spawn-shell
  cp.execFile(
    'convert',
    [name, 'out.png'],
    { shell: true },
    () => {},
  );
  // ok: javascript.command.spawn-shell
  cp.spawn('npm run build', { shell: true });
  // ok: javascript.command.spawn-shell
  cp.spawn('npm', ['run', 'build'], { shell: true });
  // ok: javascript.command.spawn-shell
  cp.spawn('npm', ['run', name], { shell: false });
  // ok: javascript.command.spawn-shell
  cp.spawn('npm', ['run', name], { stdio: 'inherit' });

  // ruleid: javascript.command.shell-argument
  cp.spawn('sh', ['-c', option]);
  // ruleid: javascript.command.shell-argument
  cp.spawnSync('/bin/bash', ['-lc', `make ${name}`], { stdio: 'inherit' });
  // ruleid: javascript.command.shell-argument
  cp.execFile('cmd.exe', ['/d', '/c', 'start ' + name]);
  // ok: javascript.command.shell-argument
  cp.spawn('sh', ['-c', 'ls -l | wc -l']);
  // ok: javascript.command.shell-argument
  cp.spawn('sh', ['-c', 'tar -xf "$1"', 'sh', name]);
  // ok: javascript.command.shell-argument
  cp.spawn('node', ['-c', name]);
}

function quoted(parts, name) {
  // ok: javascript.command.shell
  exec('tar -cf out.tar ' + shellQuote(parts));
  // ok: javascript.command.shell
  exec(commandFor('build-' + name));
}

app.get('/ping', async (req, res) => {
  // ruleid: javascript.command.from-request
  exec('ping -c 1 ' + req.query.host, (error, out) => res.send(out));
  // ruleid: javascript.command.from-request
  const { stdout } = await execAsync(`dig ${req.params.name}`);
  // ruleid: javascript.command.from-request
  cp.execSync(req.body.command);
  // ok: javascript.command.from-request
  cp.execFile('ping', ['-c', '1', '--', req.query.host], () => {});
  // ok: javascript.command.from-request
  exec('uptime', () => res.send(stdout));
});

const PACKAGES = ['left', 'right'];

function install(manager) {
  // ok: javascript.command.shell
  cp.execSync(manager + ' install ' + PACKAGES.join(' '));
  // ruleid: javascript.command.shell
  cp.execSync(manager + ' install ' + packages.join(' '));
}
