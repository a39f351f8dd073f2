class Dots {
  void calls() {
    request(url, null);
    request(url, null, 3);
    request(url);
    Math.random();
    Math.random(1);
    exec();
    exec("a", b);
    spawn("ls");
    spawn("ls", 1);
    spawn();
    mix(a);
    mix(a, b);
    mix();
    fmt(1);
    fmt(1, 2, 3);
    query("a" + b);
    query(wrap(1, a + b));
    query("a");
    print(String.valueOf(secretToken));
    String[] x = new String[] {"sha1", "md5"};
    String[] y = new String[] {"sha1"};
    String[] z = {"md5"};
  }
  void copy() {
    File src = open("x");
    read(src);
    if (src != null) { src.close(); }
  }
  void leak() {
    File src = open("x");
    dst.close();
  }
  void calc(Object a) {
    log(a);
    if (a != null) { eval(a); }
  }
  int view(int x, HttpServletRequest req, int y) { eval(1); return 2; }
  void conditions() {
    if (user && isAdmin()) { a(); }
    if (user) { isAdmin(); }
    for (int i = 0; i < 3; i++) { a(); }
    for (String s : list) { a(); }
    while (true) { a(); }
    switch (role) {
      case "admin":
        grant();
        break;
      default:
        deny();
    }
    int k = switch (role) { case "a" -> 1; default -> 2; };
  }
  void tx() { begin(); work(); commit(); }
  void tx2() { begin(); while (more()) { commit(); } }
  void tx3() { commit(); begin(); }
}
class Token extends Base { int h = 1; String algorithm = "none"; void b() {} }
class Other { String algorithm = "HS256"; }
