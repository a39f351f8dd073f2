eval(a);
el.innerHTML = a;
document.write(b);
fetch(u);
fetch(u, { mode: 'cors' });
function f(req) { run(1); }
function g(r) { run(2); }
// KEY-12
const myToken = "a";
const myName = "b";
sleep(61);
sleep(59);
cookie("a", { secure: false });
cookie("a", { secure: true });
query("a" + b);
query(`a ${b}`);
query("a");
