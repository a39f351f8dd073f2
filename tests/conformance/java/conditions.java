class Conditions {
  static final int R = 5;
  String dbPassword = "x";
  void run() {
    String secretKey = "y";
    String user = "z";
    connect("http://x"); connect("https://x");
    new Random(1); new SecureRandom(2); new Randomizer(3);
    query("a" + b); query("a" + b, c); query(wrap("a" + b)); query("a");
    run(String.format("a", b)); run("a".concat(b)); run(b);
    fetch(req.url); fetch(req.safe); fetch(req.url.x);
    header("X-Powered-By"); header("Server");
    template("<p> <script> x </script>"); template("<p>");
    outer(inner(tainted.a)); outer(inner(clean.a));
    sleep(61); sleep(60); sleep(30 * 3); sleep(n); sleep(61L); sleep(0x100);
    generateKey(1024, 65537); generateKey(1024, 3);
    port("80"); port("8080");
    rounds(R); rounds(50);
    store("9fK2xQv7LmZ8pR4tWq1c"); store("hello world");
    Pattern.compile("(a+)+$"); Pattern.compile("^[a-z]+$");
  }
}
