class Meta {
  String field = secret();
  Object run(String cmd, String token, String other) {
    Runtime.getRuntime().exec(cmd);
    Runtime.getRuntime().exec("a" + cmd);
    Runtime.getRuntime().exec(cmd, env);
    compare(token, token);
    compare(token, other);
    compare(a.b(1), a.b( 1 ));
    pair(1, 2);
    pair(1);
    send("reset-password");
    this.mailer.send("reset-password");
    mailer.send("unsafe");
    a.b().c("unsafe");
    if (token == token) { x(); }
    if (token == other) { x(); }
    login("bob");
    login(bob);
    login("""
        bob""");
    login("a" + "b");
    role("admin");
    role("guest");
    role("");
    connect("http://x");
    connect("https://x");
    String s = "lit";
    String t = other;
    final String u = "lit";
    Object v = secret();
    var w = secret();
    v = secret();
    this.field = secret();
    return v;
  }
  void none() { return; }
}
