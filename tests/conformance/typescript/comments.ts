call(1, // one
  2);
call( /* none */ a.b, [3,
  4],
);
build(
  "x",
  { mode: 'w' },
);
first(); second();
first();
// between
second();
first();
third();
second();
// danger()
t = "danger()";
r = secret()
s = secret()
