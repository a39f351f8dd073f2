app.post('/login', (req, res) => {
  const name = req.body.name;
  // ruleid: javascript.log.injection
  console.log('login of ' + name);
  // ok: javascript.log.injection
  console.log('login of %s', JSON.stringify(name));
  // ok: javascript.log.injection
  logger.info({ name }, 'login');
  // ok: javascript.log.injection
  logger.info(`login of ${name.replace(/[\r\n]/g, ' ')}`);
  // ruleid: javascript.log.injection
  logger.warn(`no such person: ${name.trim()}`);
  // ok: javascript.log.injection
  logger.warn(`no such number: ${parseInt(req.body.number, 10)}`);
  audit(name);
  audit('root');
});

function audit(who) {
  // ruleid: javascript.log.injection
  logger.error(`failed for ${who}`);
}
