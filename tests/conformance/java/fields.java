import org.shelf.Shelf;
class Fields {
  private int once;
  Fields() { this.once = 5; }
  private int kept = 5;
  public int open = 5;
  private int changed = 5;
  private static int started;
  private int late;
  static { started = 5; }
  void reads() {
    level(kept);
    level(open);
    level(changed);
    level(started);
    level(late);
    level(this.kept);
    level(this.open);
    level(once);
  }
  void writes() { changed = 6; late = 5; }
  void texts(String given) {
    String fixed = "a";
    log(String.format("%s", fixed));
    log(String.format("%s", given));
    log(given.isEmpty());
    log(new Object() { int size() { return 1; } });
  }
  void types(Shelf s, Other o) { s.put(); o.put(); }
}
