total = total + price;
total = price + total;
total += price;
total -= price;
danger(a + b);
danger((a + b));
danger(a - b);
const a1 = secret();
let a2 = secret();
var a3 = secret();
a4 = secret();
this.a5 = secret();
const a6 = 1, a7 = secret();
use(a8 = secret());
const { a9 } = secret();
if (x == null) {}
if (null == x) {}
if (x === null) {}
check(n + 1);
check(1 + n);
if (isUser && isOwner) {}
if (isOwner && isUser) {}
if (isUser || isOwner) {}
if (one && two && three) {}
if (one && (two && three)) {}
if (three && two && one) {}
start();
start()
x = start();
mode("x");
mode(`x`);
function id1(a) { return a; }
const id2 = function (a) { return a; };
const id3 = (a) => a;
const id4 = a => a;
const id5 = (a) => { return a; };
const o = { id6(a) { return a; } };
make({ token });
make({ token: token });
make({ "token": token });
make({ token: other });
el.innerHTML = x;
el["innerHTML"] = x;
el.innerHTML += x;
el.inner = x;
if (!(a && b)) {}
if (!a && b) {}
