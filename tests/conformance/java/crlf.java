class A {
  void f() {
    send(x);
    send(new int[] {1,
      2});
    begin();
    work();
    end();
    note("a");
    note("""
      a
      b""");
  }
}
// last
