class Expressions {
  Object run(Object o) {
    new Random();
    new Random(1);
    new SecureRandom(seed, 2);
    t = new X509TrustManager() { public void check() { } };
    u = new Other() { };
    b = new byte[16];
    b = new byte[] {1, 2};
    v = (User) in.readObject();
    v = (String) o;
    v = (String) in.readObject();
    verifier((h, s) -> true);
    verifier((h, s) -> false);
    verifier((h, s) -> { return true; });
    map(x -> x + 1);
    map((x) -> x + 2);
    map(Runtime::exec);
    map(this::exec);
    w = ok ? a : c;
    if (o instanceof Admin) { }
    if (o instanceof Admin adm) { }
    execute("select " + name);
    execute("select " + name + " from");
    execute(name + "select");
    execute("a" + "b");
    open(join(a, c));
    open(Path.join(a, c));
    open(join(a, c), 1);
    i++;
    ++i;
    if (!user.verified()) { }
    pw.equals("secret");
    pw.equals(other);
    "secret".equals(pw);
    k = Vault.class;
    String.format("a %s", x);
    String.format(f, x);
    m = new HashMap<String, Integer>();
    m = new HashMap<>();
    m = new HashMap();
    f = x | FLAG;
    f = FLAG | x;
    y = switch (n) { case 1 -> a; default -> c; };
    sql("""
        select 1""");
    sql("select 1");
    return null;
  }
}
