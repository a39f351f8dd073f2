function outer() {
  function inner() { danger(); }
  inner();
}
function outer2() {
  danger();
  return () => { danger(); };
}
wrap(wrap(wrap(1)));
if (a) { if (b) { c(); } else if (d) { e(); } }
class A { m() { class B {} } }
lock();
lock();
if (x) { unlock(); }
unlock();
function p() {
  function q() { target(1); }
  target(2);
  const f = () => target(3);
}
