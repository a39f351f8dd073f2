class Messages {
  void run() {
    exec("a" + b);
    exec(  c );
    List<String> l = make(1);
    final int n = make(2);
    digest("MD5");
    digest(alg);
    r = new Random();
    r = new Random(1);
    c.setSecure(false);
    this.cookie.setSecure(false);
    c.setSecure(true);
    Cipher.getInstance("DES");
    sql(a + b);
    System.out.println(secret);
  }
}
