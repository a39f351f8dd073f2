// weakness: CWE-78 OS command injection
// features: anonymous class, class field, wrong guard
// attack: POST {"printer":"lp1&shutdown"} : ";" and "|" are refused, "&" and a line break are not
// expect: 21 CWE-78
const { execSync } = require('child_process');

const FORBIDDEN = /[;|]/;

const runner = new (class {
  printer = 'office';

  choose(name) {
    if (FORBIDDEN.test(name)) {
      throw new RangeError('printer');
    }
    this.printer = name;
    return this;
  }

  cancelAll() {
    execSync('cancel -a ' + this.printer);
  }
})();

module.exports = function cancelJobs(req, res) {
  try {
    runner.choose(String(req.body.printer)).cancelAll();
    res.status(204).end();
  } catch (err) {
    res.status(400).json({ error: 'printer' });
  }
};
