const { exec, execSync, execFile, spawn } = require('child_process');
const util = require('util');
const shellQuote = require('shell-quote');
const run = util.promisify(exec);

app.get('/ping', (req, res) => {
  const host = req.query.host;
  // ruleid: javascript.command.injection
  exec('ping -c 1 ' + host, (error, out) => res.send(out));
  // ok: javascript.command.injection
  execFile('ping', ['-c', '1', host], (error, out) => res.json(out));
  // ok: javascript.command.injection
  exec('ping -c 1 ' + shellQuote.quote([host]), (error, out) => res.json(out));
  // ruleid: javascript.command.injection
  exec('ping -c 1 "' + host.replace(/"/g, '') + '"', (error, out) => res.json(out));
});

function commandFor(file, size) {
  return `convert ${file} -resize ${size} out.png`;
}

app.post('/resize', async (req, res) => {
  // ruleid: javascript.command.injection
  await run(commandFor(req.body.file, 100));
  // ok: javascript.command.injection
  await run(commandFor('in.png', Number(req.body.size)));
  // ruleid: javascript.command.injection
  spawn('convert', [req.body.file, 'out.png'], { shell: true });
  // ruleid: javascript.command.injection
  spawn('sh', ['-c', `convert ${req.body.file} out.png`]);
});

const TOOLS = { gzip: '/bin/gzip', xz: '/usr/bin/xz' };

app.post('/pack', (req, res) => {
  // ruleid: javascript.command.program
  spawn(req.body.tool, ['file']);
  // ok: javascript.command.program
  spawn(TOOLS[req.body.tool], ['file']);
  const tool = req.body.tool;
  if (tool !== 'gzip' && tool !== 'xz') {
    return res.sendStatus(400);
  }
  // ok: javascript.command.program, javascript.command.injection
  exec(`${tool} file`);
});

app.post('/clone', (req, res) => {
  const { url, branch } = req.body;
  // ruleid: javascript.command.argument
  execFile('git', ['clone', url]);
  // ok: javascript.command.argument
  execFile('git', ['clone', '--', url]);
  if (branch.startsWith('-')) {
    return res.sendStatus(400);
  }
  // ok: javascript.command.argument
  execFile('git', ['checkout', branch]);
});

app.get('/log', (req, res) => {
  let lines = '10';
  switch (req.query.lines) {
    case 'many': lines = '100'; break;
    case 'few': lines = '5'; break;
  }
  // ok: javascript.command.injection
  execSync(`tail -n ${lines} app.log`);
  const jobs = req.query.jobs.map(job => `echo ${job}`);
  for (const job of jobs) {
    // ruleid: javascript.command.injection
    execSync(job);
  }
});

wss.on('connection', (ws) => {
  ws.on('message', async (text) => {
    const message = JSON.parse(text);
    // ruleid: javascript.command.injection
    execSync(`say ${message.words}`);
    // ok: javascript.command.injection
    execFile('say', [message.words]);
  });
});

const BASE = { cwd: '/srv', shell: true };
const QUIET = { cwd: '/srv', shell: false };
const shout = util.promisify(exec);

function doubleQuoted(word) {
  return '"' + word.replace(/"/g, '\\"') + '"';
}

function singleQuoted(word) {
  return "'" + word.replace(/'/g, "'\\''") + "'";
}

app.get('/resize', (req, res) => {
  const size = String(req.query.size);
  const options = { ...BASE, stdio: 'ignore' };
  // ruleid: javascript.command.injection
  spawn('qrencode', ['a.png', '-resize', size, 'b.png'], options);
  options.shell = false;
  // ok: javascript.command.injection
  spawn('qrencode', ['a.png', '-resize', size, 'b.png'], options);
  // ok: javascript.command.injection
  spawn('qrencode', ['a.png', '-resize', size, 'b.png'], QUIET);
  // ruleid: javascript.command.injection
  shout('qrencode ' + doubleQuoted(size));
  // ok: javascript.command.injection
  shout('qrencode ' + singleQuoted(size));
  res.end();
});
