// weakness: CWE-78 OS command injection
// features: anonymous class, class field, wrong guard
// attack: the name must be one of the installed printers
// expect: none
const { execSync } = require('child_process');

const PRINTERS = ['office', 'lab', 'reception'];

const runner = new (class {
  printer = 'office';

  choose(name) {
    if (!PRINTERS.includes(name)) {
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
