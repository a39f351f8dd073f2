x = DEBUG ? dev : prod;
x = RELEASE ? dev : prod;
m = `hello ${name}`;
m = `hello`;
m = `a ${x} b ${y}`;
m = `${x}`;
query(`select ${x}`);
query(`select`);
query("select");
html(`<b>${user}</b>`);
html(`<i>${user}</i>`);
sql`select ${x}`;
other`select`;
query("select " + name);
query("select " + a + " from " + b);
query(name + "select");
new Function("return 1");
new Function();
Function("return 1");
new Buffer(10);
async function go() { await db.raw(q); db.raw(q); }
function* gen() { yield 1; yield; }
const f1 = (a) => { b(); };
const f2 = a => b();
const f3 = async (a, b) => { await c; };
const f4 = () => 1;
call(...items);
call(items);
merge({ ...req.body });
merge({ a: 1, ...req.body });
if (typeof v == "string") {}
if (typeof v === "string") {}
if (u instanceof Admin) {}
if ("k" in o) {}
v = a || "default";
v = a ?? b;
if (!user.verified) {}
i++;
++i;
readFile(join(base, name));
readFile(path.join(base, name));
readFile(join(base, name), cb);
(function () { run(); })();
(() => { run(); })();
const [p, q2] = list;
const [p1] = list;
const { id } = req.body;
const { id: renamed } = req.body;
const { id2, name2 } = req.body;
(0, run)(x);
void go();
