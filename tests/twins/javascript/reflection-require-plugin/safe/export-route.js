// weakness: CWE-470 unsafe reflection
// features: two files, table look-up, helper function
// attack: the loader only knows the modules of its table
// expect: none
const { exporterFor } = require('./exporters');

const SAMPLE = [{ id: 1, title: 'first' }];

function exportRows(req, res) {
  const exporter = exporterFor(String(req.body.exporter));
  if (!exporter) {
    return res.status(400).json({ error: 'unknown exporter' });
  }
  const text = exporter.write(SAMPLE);
  res.json({ bytes: Buffer.byteLength(text) });
}

module.exports = { exportRows };
