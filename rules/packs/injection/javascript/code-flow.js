const vm = require('vm');

app.post('/sum', (req, res) => {
  // ruleid: javascript.code.injection
  const sum = eval(req.body.expression);
  // ok: javascript.code.injection
  const other = eval(`${Number(req.body.a)} + ${Number(req.body.b)}`);
  // ruleid: javascript.code.injection
  const f = new Function('x', 'return ' + req.body.formula);
  // ruleid: javascript.code.injection
  vm.runInNewContext(req.body.code, {});
  // ok: javascript.code.injection
  const data = JSON.parse(req.body.data);
  // ruleid: javascript.code.injection
  setTimeout('alert(' + req.body.text + ')', 10);
  // ok: javascript.code.injection
  setTimeout(() => log(req.body.text), 10);
  // ok: javascript.code.injection
  setTimeout(show, req.body.delay);
  res.json({ sum, other, f, data });
});

const FORMULAS = { area: 'w * h', edge: '2 * (w + h)' };

function formula(name) {
  return `return ${FORMULAS[name]}`;
}

app.get('/formula', (req, res) => {
  // ok: javascript.code.injection
  const f = new Function('w', 'h', formula(req.query.name));
  const field = req.query.field;
  if (!/^[a-z]+$/.test(field)) {
    return res.sendStatus(400);
  }
  // ok: javascript.code.injection
  res.json(eval('data.' + field));
  // ruleid: javascript.code.injection
  res.json(eval('data.' + req.query.other.trim()));
});

function fromAddress() {
  const callback = new URLSearchParams(location.search).get('callback');
  // ruleid: javascript.code.page-injection
  eval(callback + '()');
  // ok: javascript.code.page-injection
  handlers[callback]();
}

window.addEventListener('message', (event) => {
  // ruleid: javascript.code.page-injection
  eval(event.data);
});
