const fs = require('fs');
const path = require('path');
const ROOT = path.resolve(__dirname, 'files');

app.get('/raw', (req, res) => {
  // ruleid: javascript.path.injection
  fs.readFile('files/' + req.query.name, (error, data) => res.json(data));
  // ok: javascript.path.injection
  fs.readFile('files/' + path.basename(req.query.name), (error, data) => res.json(data));
  // ruleid: javascript.path.injection
  fs.readFile(path.normalize(path.join(ROOT, req.query.name)), (error, data) => res.json(data));
  // ruleid: javascript.path.injection
  res.sendFile(path.join(ROOT, req.query.name));
  // ok: javascript.path.injection
  res.sendFile(req.query.name, { root: ROOT });
  // ruleid: javascript.path.injection
  res.download(`files/${req.params.file}`);
});

function inside(name) {
  const full = path.resolve(ROOT, name);
  if (!full.startsWith(ROOT + path.sep)) {
    throw new Error('outside');
  }
  return full;
}

app.get('/checked', async (req, res) => {
  // ok: javascript.path.injection
  res.json(await fs.promises.readFile(inside(req.query.name), 'utf8'));
  const full = path.resolve(ROOT, req.query.file);
  if (!full.startsWith(ROOT)) {
    return res.sendStatus(403);
  }
  // ruleid: javascript.path.injection
  fs.unlinkSync(full);
});

app.get('/relative', (req, res) => {
  const target = path.resolve(ROOT, req.query.name);
  const relative = path.relative(ROOT, target);
  if (relative.startsWith('..') || path.isAbsolute(relative)) {
    return res.sendStatus(403);
  }
  // ok: javascript.path.injection
  fs.createReadStream(target).pipe(res);
});

app.get('/dots', (req, res) => {
  const name = req.params.name;
  if (name.includes('..')) {
    return res.sendStatus(400);
  }
  // ok: javascript.path.injection
  fs.readFileSync('files/' + name);
  const other = req.params.other;
  if (other.startsWith('..')) {
    return res.sendStatus(400);
  }
  // ruleid: javascript.path.injection
  fs.readFileSync('files/' + other);
  const third = decodeURIComponent(req.params.third);
  // ruleid: javascript.path.injection
  fs.writeFileSync(path.join(ROOT, third), 'x');
});

const PAGES = { home: 'home.html', about: 'about.html' };

class Store {
  constructor(root) {
    this.root = root;
  }

  read(name) {
    // ruleid: javascript.path.injection
    return fs.readFileSync(path.join(this.root, name));
  }

  page(name) {
    // ok: javascript.path.injection
    return fs.readFileSync(path.join(this.root, PAGES[name] || PAGES.home));
  }
}

const store = new Store(ROOT);

app.get('/store', (req, res) => {
  store.page(req.query.page);
  res.json(store.read(req.query.name));
});

http.createServer((request, response) => {
  // ruleid: javascript.path.injection
  fs.createReadStream('.' + request.url).pipe(response);
  let name = request.url;
  name = '/index.html';
  // ok: javascript.path.injection
  fs.createReadStream('.' + name).pipe(response);
});
