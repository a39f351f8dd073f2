// weakness: CWE-88 argument injection
// features: argument injection, guard in a helper, unused check
// attack: POST {"source":"--rsh=reboot"} : rsync takes it as an option and starts the program, the helper's answer is not looked at
// expect: 17 CWE-88
const { execFile } = require('child_process');
const path = require('path');

const TARGET = 'mirror.example.com:/srv/mirror/';

function isOption(word) {
  return word.startsWith('-');
}

module.exports = function sync(request, reply) {
  const source = path.basename(String(request.body.source)).replace(/:|^\.+$/g, '');
  isOption(source);
  execFile('rsync', ['-a', source, TARGET], { cwd: '/srv/public', timeout: 60000 }, (err) => {
    reply.code(err ? 502 : 200).send({ done: !err });
  });
};
