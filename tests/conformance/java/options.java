class Options {
  static final String A = "MD5";
  void run() {
    digest(A); digest("MD5");
    if (a && b && c) {}
    if (a && (b && c)) {}
    if (left && right) {}
    if (right && left) {}
    level = 3;
    int level = 3;
    String q = req.getQuery();
    load(q);
    load(req.getQuery());
    if (x < limit) {}
    if (limit > x) {}
    if (limit < x) {}
    if (x == limit) {}
    if (limit == x) {}
  }
  void f() { start(); y = danger(4); }
  void g() { start(); danger(5); }
  void h() { start(); if (danger(6)) {} }
}
