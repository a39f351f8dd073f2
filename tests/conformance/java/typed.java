import java.sql.Statement;
import java.util.*;
class Typed {
  private Cipher cipher;
  private static Random shared = new Random();
  void run(HttpServletRequest req, ServletRequest other, Statement st, String s, int n) {
    req.getParameter("a");
    other.getParameter("b");
    run(s);
    run("text");
    run(n);
    run(s + "x");
    run(req.getQuery());
    limit(n);
    limit(3);
    limit("3");
    st.executeQuery(s);
    Statement local = open();
    local.executeQuery(s);
    java.sql.Statement full = open();
    full.executeQuery(s);
    var inferred = new Random();
    inferred.nextInt();
    new Random().nextInt();
    shared.nextInt();
    this.shared.nextInt();
    cipher.init(1);
    this.cipher.init(2);
    List<String> l = new ArrayList<>();
    l.get(0);
    List<Integer> k = make();
    k.get(1);
    List raw = make();
    raw.get(2);
    for (Cookie c : cookies) { c.secure = false; }
    Manager m = x; Shell sh = y; Process p = z;
    m.raw(1); sh.raw(2); sh.exec(3); p.exec(4); m.exec(5);
    try (Reader r = open()) { r.close(); } catch (IOException e) { e.close(); }
    unknown.close();
  }
}
