const ACTIONS = { list: () => [], count: () => 0 };
const BY_NAME = new Map(Object.entries(ACTIONS));
const PUBLIC = ['list', 'count'];

class Reports {
  total() { return 0; }
  purge() { return -1; }
}
const reports = new Reports();

app.post('/run/:action', (req, res) => {
  const action = req.params.action;
  // ruleid: javascript.reflection.injection
  res.json(ACTIONS[action]());
});

app.post('/run2/:action', (req, res) => {
  const action = req.params.action;
  if (!(action in reports)) {
    return res.status(404).end();
  }
  // ruleid: javascript.reflection.injection
  res.json(reports[action]());
});

app.post('/run3/:action', (req, res) => {
  const action = req.params.action;
  if (!PUBLIC.includes(action)) {
    return res.status(404).end();
  }
  // ok: javascript.reflection.injection
  res.json(reports[action]());
});

app.post('/run4/:action', (req, res) => {
  const run = BY_NAME.get(req.params.action);
  // ok: javascript.reflection.injection
  res.json(run ? run() : null);
});

app.post('/make', (req, res) => {
  const kind = req.body.kind;
  // ruleid: javascript.reflection.injection
  const shape = new shapes[kind](req.body.size);
  switch (kind) {
    case 'circle':
      // ok: javascript.reflection.injection
      res.json(new shapes[kind](1));
      break;
    default:
      res.json(shape);
  }
});

app.get('/item/:number', (req, res) => {
  // ok: javascript.reflection.injection
  res.json(handlers[Number(req.params.number)]());
});
