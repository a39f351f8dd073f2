public class Statements extends HttpServlet {
  static String NAME = "n";
  private static final String KEY = "k";
  private static final int N = 3;
  void unsafe(String p) { eval(p); }
  void unsafe(String p, int q) { return; }
  public String open(int x) { return eval(x); }
  protected static int half() throws Exception { return 1; }
  private void readObject(Stream s) throws IOException { s.read(); }
  void flow() {
    try { risky(); } catch (Exception e) { }
    try { risky(); } catch (SQLException e) { log(e); e.printStackTrace(); }
    try { risky(); } catch (IOException | SQLException e) { log(e); }
    try { risky(); } finally { done(); }
    try { risky(); } catch (Exception e) { fail(); } finally { done(); }
    try (Reader r = open(path)) { r.read(); }
    try (Reader a = open(p); Reader b = open(q)) { a.read(); }
    if (ok) { grant(); }
    if (ok) grant();
    if (ok) { grant(); more(); }
    if (ok) { grant(); } else { deny(); }
    if (ok) { x(); } else if (b) { grant(); } else { deny(); }
    for (User u : users) { log(u); remove(u); }
    for (User u : users) { remove(v); }
    for (int i = 0; i < 10; i++) { a(i); }
    for (int i = 0; i < n; i += 2) { a(i); }
    while (true) { poll(); }
    while (more()) { poll(); }
    do { poll(); } while (more());
    synchronized (this) { a(); }
    lock();
    unlock();
    lock(); other(); unlock();
    assert x > 1;
    assert x > 1 : "m";
    if (a) throw new RuntimeException("x");
    throw new IOException("x");
  }
}
class Vault { Vault(int x) { this.x = x; } Vault() {} }
class Trust implements TrustManager { public void check() {} }
class Both extends Base implements Other, TrustManager { }
final class Sub extends Base { void readObject(int a) {} }
interface Guard { void check(); }
enum Role { ADMIN, USER }
record Point(int x, int y) {}
