// weakness: CWE-117 log injection
// features: alias of the sink, join, wrong sanitizer
// attack: encodeURIComponent leaves no control character in the line
// expect: none
const info = console.info.bind(console);

function parts(req) {
  const path = decodeURIComponent(req.path);
  return [req.method, encodeURIComponent(path), req.ip];
}

function accessLog(req, res, next) {
  const started = Date.now();
  res.on('finish', () => {
    const line = parts(req).join(' ');
    const took = Date.now() - started;
    info('[access] ' + line + ' ' + res.statusCode + ' ' + took + 'ms');
  });
  next();
}

module.exports = accessLog;
