run("one");
a = secret();
function whole() { run("two"); }
const half = {
  a: run("three"),
  b: 
function next(x) { run("four") }
b = secret(;
run("five");
