const registry = new Map([['sum', (a, b) => a + b]]);

function total(formula) {
  // ruleid: javascript.code.dynamic
  return eval(formula);
}

function assign(name, value) {
  // ruleid: javascript.code.dynamic
  window.eval(name + ' = ' + JSON.stringify(value));
  // ruleid: javascript.code.dynamic
  (0, eval)(`var ${name} = 1`);
  // ruleid: javascript.code.dynamic
  globalThis.eval(
    value,
  );
}

function constants() {
  // ok: javascript.code.dynamic
  eval('6 * 7');
  const source = 'self.ready = ' + 'true';
  // ok: javascript.code.dynamic
  return eval(source);
}

function other(page, redis, text) {
  // ok: javascript.code.dynamic
  redis.eval(text, 1, 'key');
  // ok: javascript.code.dynamic
  return JSON.parse(text);
}

function call(name, ...args) {
  // ok: javascript.code.dynamic
  return registry.get(name)(...args);
}

function compile(expression) {
  // ruleid: javascript.code.function-constructor
  const filter = new Function('row', `return ${expression}`);
  // ruleid: javascript.code.function-constructor
  const sort = Function('a', 'b', expression);
  // ok: javascript.code.function-constructor
  const root = new Function('return this')();
  // ok: javascript.code.function-constructor
  const sum = new Function('a', 'b', 'return a + b');
  // ok: javascript.code.function-constructor
  const nothing = new Function();
  return { filter, sort, root, sum, nothing };
}

class Lazy {
  constructor(source) {
    // ruleid: javascript.code.function-constructor
    this.run = new Function(source);
  }
}

function later(name, callback) {
  // ruleid: javascript.code.timer-text
  setTimeout('show("' + name + '")', 100);
  // ruleid: javascript.code.timer-text
  window.setInterval(`tick(${name})`, 1000);
  // ruleid: javascript.code.timer-text
  setInterval(name + '()', 1000);
  // ok: javascript.code.timer-text
  setTimeout('tick()', 100);
  // ok: javascript.code.timer-text
  setTimeout(callback, 100, name);
  // ok: javascript.code.timer-text
  setTimeout(() => show('hello ' + name), 100);
}

function inject(code, label) {
  const script = document.createElement('script');
  script.async = true;
  // ruleid: javascript.code.script-text
  script.text = code;
  document.head.appendChild(script);

  let boot;
  boot = window.document.createElement('script');
  // ruleid: javascript.code.script-text
  boot.textContent = `start(${label})`;
  // ok: javascript.code.script-text
  boot.text = 'start()';

  const cell = document.createElement('td');
  // ok: javascript.code.script-text
  cell.textContent = label;
}

app.post('/sum', (req, res) => {
  // ruleid: javascript.code.from-request
  const first = eval(req.body.first);
  // ruleid: javascript.code.from-request
  const second = new Function('x', `return ${req.query.formula}`);
  // ruleid: javascript.code.from-request
  const third = vm.runInNewContext(req.params.code, {});
  // ok: javascript.code.from-request
  const fourth = Number(req.body.first);
  // ok: javascript.code.from-request
  const fifth = eval('1 + 1');
  // ok: javascript.code.from-request
  res.json([first, second(1), third, fourth, fifth, registry.get(req.body.name)]);
});
