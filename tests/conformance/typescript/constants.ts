const ALGO = "md5";
createHash(ALGO);
createHash("m" + "d5");
createHash(`md5`);
const PRE = "m";
createHash(`${PRE}d5`);
createHash(PRE + "d5");
createHash("sha256");
let algo2 = "md5";
createHash(algo2);
algo2 = "sha1";
createHash(algo2);
var algo3 = "md5";
createHash(algo3);
function pick(flag) {
  let algo = "md5";
  if (flag) {
    algo = "sha1";
  }
  createHash(algo);
}
function both(flag) {
  let algo;
  if (flag) { algo = "md5"; } else { algo = "md5"; }
  createHash(algo);
}
function inner() {
  createHash(ALGO);
  return () => createHash(ALGO);
}
function param(algo = "md5") {
  createHash(algo);
}
connect({ password: "x" });
const pw = "x";
connect({ password: pw });
connect({ password: process.env.PW });
const cmd = "rm";
run(cmd + " -rf");
run("rm " + "-rf");
run("rm " + x);
const BITS = 1024;
generate(BITS);
generate(512 * 2);
generate(2048);
const off = false;
verify(off);
verify(!true);
const BASE = "http://example.com";
fetch(BASE + "/x");
fetch(`${BASE}/x`);
fetch(`http://${host}`);
fetch("https://x");
notify(ALGO);
query("select " + x);
query(`select ${x}`);
query(`select`);
query("a" + "b");
const q = "select";
query(q);
class Config {
  static ALG = "HS256";
  alg = "HS256";
  run() {
    sign(this.alg);
    sign(Config.ALG);
  }
}
const opts = { alg: "HS256" };
sign(opts.alg);
sign("HS256");
authenticate(null);
authenticate(undefined);
authenticate(void 0);
const nothing = null;
authenticate(nothing);
shift(-1);
shift(1);
