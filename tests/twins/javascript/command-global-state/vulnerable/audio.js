'use strict';

const { exec } = require('child_process');

const DEVICE = 'Master';
let current = { device: DEVICE, level: 50 };

exports.configure = function configure(settings) {
  current = settings;
};

exports.apply = function apply() {
  current.device = current.device || DEVICE;
  exec('amixer set ' + current.device + ' ' + current.level + '%');
};
