x = 1;
send(x);
send([1,
  2]);
function f() {
  begin();
  work();
  end();
}
note("a");
note(`a
b`);
last = 2
