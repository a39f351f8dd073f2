'use strict';

const FLAGS = ['-n', '-q', '1'];
const MAX_HOPS = 30;

/**
 * A function that makes the command for one host; it does not run it.
 */
function tracer(hops) {
  const limit = Math.min(hops, MAX_HOPS);
  const flags = [...FLAGS, '-m', String(limit)];
  return (host) => ({ file: 'traceroute', args: [...flags, host] });
}

module.exports = { tracer };
