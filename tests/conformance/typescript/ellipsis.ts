request(url, null);
request(url, null, 3);
request(null);
request(url);
Math.random();
Math.random(1);
exec();
exec("a", b);
child.exec("a");
spawn("ls");
spawn("ls", 1);
spawn();
mix(a);
mix(a, b);
mix();
fmt(1);
fmt(1, 2);
fmt(1, ...rest);
edge(1, 2);
edge(1, 2, 3);
edge(1);
const handle = open("a");
read(handle);
handle.close();
function copy() {
  const src = open("x");
  if (src) {
    src.close();
  }
}
function leak() {
  const src = open("x");
  dst.close();
}
function calc(req) {
  log(req);
  eval(req.body);
}
function calcInIf(a, req, b) {
  if (a) {
    eval(b);
  }
}
const arrow = (req) => { eval(req); };
function handler(event, context, extra = 1) {}
function handler() {}
const algos = ["sha1", "md5", "sha256"];
const algos2 = ["sha256"];
const conf = { user: "x", password: "y" };
const conf2 = { user: "x" };
const conf3 = { ...more, password };
const conf4 = { "password": p };
cookie("a", b, { secure: false });
cookie("a", b, { path: "/", secure: false, httpOnly: true });
cookie("a", b, { secure: true });
cookie("a", b);
listen({ host: '0.0.0.0' });
listen({ port: 1, host: '0.0.0.0' });
listen({ host: '127.0.0.1' });
headers({ 'x-frame': "a" });
query("select " + name);
query(wrap(1, () => a + b));
query("select");
if (user && isAdmin()) { a(); }
if (user) { isAdmin(); }
if (!isAdmin()) b();
print(String(secretToken));
function tx() {
  begin();
  work();
  commit();
}
function tx2() {
  begin();
  while (more()) {
    commit();
  }
}
class Token extends Base {
  header = 1;
  algorithm = "none";
  body() {}
}
class Other {
  algorithm = "HS256";
}
switch (role) {
  case "user":
    deny();
    break;
  case "admin":
    grant();
    break;
  default:
    deny();
}
switch (role) {
  case "user":
    deny();
}
for (let i = 0; i < 3; i++) { a(); }
for (const x of xs) { a(x); }
for (const k in o) { a(k); }
while (x) { a(); }
app.get("/a", (req, res) => { res.send(1); });
app.get("/b", (request, response) => { res.send(1); });
app.get("/c", auth, (req, res) => { res.send(1); });
app.get("/d", (req, res) => res.send(1));
app.post("/e", auth, function (req, res) {
  log(req);
  res.send(req.body);
});
app.post("/f", function named(req, res) {
  res.json(req.body);
});
