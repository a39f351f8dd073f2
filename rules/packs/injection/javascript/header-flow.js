const ORIGINS = ['https://example.com'];

app.use((req, res, next) => {
  // ruleid: javascript.header.injection
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  if (ORIGINS.includes(req.headers.origin)) {
    // ok: javascript.header.injection
    res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  }
  next();
});

app.get('/file', (req, res) => {
  const name = req.query.name;
  // ruleid: javascript.header.injection
  res.set('Content-Disposition', 'attachment; filename=' + name);
  // ok: javascript.header.injection
  res.set('Content-Disposition', "attachment; filename*=UTF-8''" + encodeURIComponent(name));
  // ruleid: javascript.header.injection
  res.writeHead(200, { 'X-Name': name });
  // ok: javascript.header.injection
  res.writeHead(200, { 'X-Name': name.replace(/[\r\n]/g, '') });
  // ruleid: javascript.header.injection
  res.header('X-Name', name.replace(' ', ''));
  // ok: javascript.header.injection
  res.header('X-Size', Number(req.query.size));
});
