'use strict';

const path = require('path');

const FOLDER = path.join(__dirname, 'exporters');
const FILES = new Map([
  ['csv', 'csv-writer.js'],
  ['json', 'json-writer.js'],
]);

function exporterFor(name) {
  const file = FILES.get(name);
  return file ? require(path.join(FOLDER, file)) : undefined;
}

module.exports = { exporterFor };
