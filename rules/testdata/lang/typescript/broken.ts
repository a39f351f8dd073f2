before(1);
let a: import("m").A<B> = eval(x);
class A { m() { exec(cmd) } private }
after(2);
