class Match {
  void run(Request r, Manager m) {
    exec(a); digest("MD5"); digest("SHA1"); digest("X");
    load(x); load(x, true);
    query(1);
    // KEY-12
    String myToken = "a"; String name = "b";
    sleep(61); sleep(59);
    cookie("a", false); cookie("a", true);
    m.raw(1); r.raw(2);
  }
  void view(Request r) { query(2); }
}
