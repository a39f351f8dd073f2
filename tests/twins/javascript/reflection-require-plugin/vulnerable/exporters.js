'use strict';

const path = require('path');

const FOLDER = path.join(__dirname, 'exporters');
const FILES = new Map([
  ['csv', 'csv-writer.js'],
  ['json', 'json-writer.js'],
]);

function exporterFor(name) {
  const file = FILES.get(name) || name;
  return require(path.join(FOLDER, file));
}

module.exports = { exporterFor };
