function unsafeView(req) { return 1; }
function unsafeView(req, res) { return 1; }
async function load(url) { return await get(url); }
function* gen() { yield 1; }
const e = function named() { return eval(x); };
class User extends Controller {
  login(p) { return p; }
  logout() {}
}
class Plain {
  async login(a) { return a; }
}
class Sub extends Base { logout() {} }
const K = class { login(x) {} };
try { risky(); } catch (e) { }
try { risky(); } catch { }
try { risky(); } catch (err) { tidy(); console.log(err); }
try { risky(); } finally { done(); }
try { risky(); } catch (e) { fail(); } finally { done(); }
if (ok) { grant(); }
if (ok) grant();
if (ok) { grant(); more(); }
if (ok) { grant(); } else { deny(); }
if (ok) { x(); } else if (b) { grant(); } else { deny(); }
for (const u of users) { log(u); remove(u); }
for (let u of users) { remove(u); }
for (const u of users) { remove(v); }
for (var k in obj) { use(k); }
for (const k in obj) { use(k); }
for (let i = 0; i < 10; i++) { a(i); }
for (let i = 0; i < n; i += 1) { a(i); }
while (true) { poll(); }
while (1) { poll(); }
do { poll(); } while (more());
function bad() { throw new Error("x"); }
function bad2() { throw new TypeError("x"); }
function bad3() { throw "x"; }
delete cache.key;
delete cache["key"];
switch (x) { case 1: break; default: y(); }
lock();
unlock();
lock(); other(); unlock();
debugger;
