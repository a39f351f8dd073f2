// weakness: CWE-117 log injection
// features: alias of the sink, join, wrong sanitizer
// attack: a path with %0a%0d : only "\n" is replaced, and only the first one
// expect: 17 CWE-117
const info = console.info.bind(console);

function parts(req) {
  const path = decodeURIComponent(req.path);
  return [req.method, path.replace('\n', ' '), req.ip];
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
