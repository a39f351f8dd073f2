import java.util.List;
class Same {
  String key;
  void run() {
    total = total + price;
    total = price + total;
    total += price;
    danger(a + b);
    danger((a + b));
    danger(a - b);
    String s1 = secret();
    final String s2 = secret();
    var s3 = secret();
    Object s4 = secret();
    s5 = secret();
    use(s6 = secret());
    String s7 = "x", s8 = secret();
    if (x == null) {}
    if (null == x) {}
    if (x != null) {}
    check(n + 1);
    check(1 + n);
    if (isUser && isOwner) {}
    if (isOwner && isUser) {}
    if (one && two && three) {}
    if (one && (two && three)) {}
    reset(1);
    this.reset(2);
    other.reset(3);
    super.reset(4);
    this.key = a;
    key = b;
    other.key = c;
    start();
    x = start();
    List l1 = make();
    List<String> l2 = make();
    java.util.List<String> l3 = make();
  }
}
