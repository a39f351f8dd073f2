class Formulas extends Servlet {
  void view(HttpServletRequest req, int b) { query(1); }
  void pass(String a, String b) { sink(b); sink(c); sink(a); }
  void run() {
    digest("MD5"); digest("SHA1"); digest("SHA256");
    load(x); load(x, true); load(x, false);
    compare(a, a); compare(a, b);
    query(2);
    transfer(1);
    if (allowed) { transfer(2); } else { transfer(3); }
    a1(1); a2(2); a2(0);
    log(password); log(user);
    debug(safeValue); debug(value);
    cookie("n", v); cookie("n", w, 1);
    copy(s, d);
  }
  void one() { a1(3); }
  void parse1() { Parser p = factory(); p.parse(1); other.parse(2); }
  void parse2() { Parser p = factory(); p.secure(true); p.parse(3); }
}
class Other { void run() { query(4); } }
