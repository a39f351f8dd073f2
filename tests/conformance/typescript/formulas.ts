eval(a);
new Function(a);
new Function(a, b);
jwt.verify(t, k);
jwt.verify(t, k, { algorithms: ["HS256"] });
jwt.verify(t, k, { issuer: "x", algorithms: ["HS256"] });
jwt.verify(t, k, { issuer: "x" }, cb);
compare(a, a);
compare(a, b);
function view(req, res) { query(1); const f = () => query(2); }
function other(r) { query(3); }
query(4);
function pass(a, b) { sink(b); sink(c); }
app.get("/", (q, s) => { res.redirect(q.url); });
app.get("/", auth, (q, s) => { res.redirect(q.url2); });
app.get("/", function (q, s) { res.redirect(q.url3); });
transfer(1);
if (allowed) { transfer(2); }
if (denied) { transfer(3); }
function conn() {
  const sock = net.connect(1);
  sock.end("a");
  if (x) { sock.end("b"); }
  other.end("c");
}
function guarded(u, v) {
  load(u);
  check(u);
  load(u);
  load(v);
}
function one() { a1(1); }
a1(2);
a2(3);
a2(0);
log(password);
log(user);
debug(safeValue);
debug(value);
cookie("n", v);
cookie("n", v, { a: 1 });
copy(s, d);
