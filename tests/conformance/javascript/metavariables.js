eval(code);
eval("1" + x);
window.eval(code);
evaluate(code);
setTimeout(run);
setTimeout(run, 10);
timingSafeEqual(token, token);
timingSafeEqual(token, other);
timingSafeEqual(a.b[0], a.b[ 0 ]);
pair(1, 2);
pair(1);
sendMail("reset-password");
this.mailer.send('reset-password');
sendMail("welcome");
config.secret = "changeme";
config["secret"] = "changeme";
settings.secret = "changeme";
if (amount === amount) {}
if (amount == amount) {}
if (amount === total) {}
login("bob");
login('bob');
login(`bob`);
login(`bob${x}`);
login(bob);
role("admin");
role('admin');
role(`admin`);
role("guest");
role("");
connect("http://example.com");
connect("https://example.com");
connect("MY_SECRET");
connect(`http://${host}`);
connect(url);
chmod("/tmp/x", 0o777);
chmod("/tmp/x", 511);
chmod("/tmp/x", 0o600);
function f() { return process.env.HOME; }
function g() { return; }
const h = () => DANGER;
if (DANGER) config.DANGER = 1;
new RegExp(input);
new RegExp(input, "g");
RegExp(input);
test(/a+/);
test(/a+/g);
