before(1);
function f( { eval(x);
const a = { b: 1, c };
if (a) { exec(cmd) 
after(`x${y`);
