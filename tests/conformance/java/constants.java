class Constants {
  private static final String ALGO = "MD5";
  static final String PRE = "M";
  private String mutable = "MD5";
  final String instance = "MD5";
  private String never = "MD5";
  static final int BITS = 1024;
  void run(boolean flag, String name) {
    digest(ALGO);
    digest(Constants.ALGO);
    digest(PRE + "D5");
    digest(mutable);
    digest(instance);
    digest(this.instance);
    digest(never);
    digest("M" + "D5");
    digest("SHA-256");
    String a = "MD5";
    digest(a);
    a = "SHA-1";
    digest(a);
    final String b = "MD5";
    digest(b);
    String c = "MD5";
    if (flag) { c = "SHA-1"; }
    digest(c);
    String d;
    if (flag) { d = "MD5"; } else { d = "MD5"; }
    digest(d);
    Runnable r = () -> digest(b);
    connect("u", "pw");
    connect("u", name);
    String pw = "x";
    connect("u", pw);
    String cmd = "rm";
    cmd += " -rf";
    run(cmd);
    run("rm " + "-rf");
    run("rm " + name);
    generate(BITS);
    generate(512 * 2);
    generate(2048);
    boolean off = false;
    secure(off);
    secure(!true);
    String base = "http://example.com";
    fetch(base + "/x");
    fetch("http://" + name);
    fetch("https://x");
    notify(ALGO);
    query("select " + name);
    query("a" + "b");
    query(String.format("a %s", name));
    String q = "select";
    query(q);
    authenticate(null);
    wait(1000L);
    wait(1000);
    sep('x');
    sep("x");
    shift(-1);
  }
  void change() { mutable = "SHA-1"; }
}
