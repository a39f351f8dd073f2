// weakness: CWE-88 argument injection
// features: argument injection, spread, stream
// attack: "--" ends the options, the same strings are only (missing) file names; directory parts are refused
// expect: none
const { spawn } = require('child_process');
const path = require('path');

const UPLOADS = '/srv/uploads';

function createArchive(req, res) {
  const wanted = Array.isArray(req.body.files) ? req.body.files : [];
  const names = wanted.map((name) => path.basename(String(name))).filter((name) => !/^\.{0,2}$/.test(name));
  if (names.length === 0) {
    res.status(400).json({ error: 'no files' });
    return;
  }
  res.type('application/x-tar');
  const tar = spawn('tar', ['-C', UPLOADS, '-cf', '-', '--', ...names]);
  tar.stdout.pipe(res);
  tar.on('error', () => res.destroy());
}

module.exports = { createArchive };
