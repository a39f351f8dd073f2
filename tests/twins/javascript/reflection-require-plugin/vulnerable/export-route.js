// weakness: CWE-470 unsafe reflection
// features: two files, table look-up, helper function
// attack: {"exporter":"../../../../tmp/upload.js"} is loaded and its code runs
// expect: exporters.js:13 CWE-470
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
