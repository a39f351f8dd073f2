// weakness: CWE-88 argument injection
// features: argument injection, guard in a helper, unused check
// attack: a name that looks like an option makes the request fail
// expect: none
const { execFile } = require('child_process');
const path = require('path');

const TARGET = 'mirror.example.com:/srv/mirror/';

function isOption(word) {
  return word.startsWith('-');
}

module.exports = function sync(request, reply) {
  const source = path.basename(String(request.body.source)).replace(/:|^\.+$/g, '');
  if (isOption(source)) {
    reply.code(400).send({ error: 'bad source' });
    return;
  }
  execFile('rsync', ['-a', source, TARGET], { cwd: '/srv/public', timeout: 60000 }, (err) => {
    reply.code(err ? 502 : 200).send({ done: !err });
  });
};
