class A {
  class B { static class C { } void m() { danger(); } }
  void outer() {
    Object o = new Object() { void inner() { danger(); target(1); } };
    Runnable r = () -> { danger(); target(2); };
    wrap(wrap(1));
    if (a) { if (b) { c(); } else if (d) { e(); } }
    lock();
    lock();
    if (x) { unlock(); }
    unlock();
  }
}
