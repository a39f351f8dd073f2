// weakness: CWE-78 OS command injection
// features: constant branch, ternary
// attack: with the mode "full" the request's own path list is chosen for du
// expect: 21 CWE-78
const { execSync } = require('child_process');

const MODE = 'full';
const LIMIT = 7 * 6;

function parse(text) {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('\t')[0])
    .slice(0, LIMIT);
}

module.exports = function diskUsage(req, res) {
  const requested = req.query.paths;
  const target = MODE === 'full' ? requested : '/srv/data';
  const out = execSync('du -s ' + target, { encoding: 'utf8' });
  res.json({ sizes: parse(out) });
};
