class Broken {
  void whole() { run("one"); a = secret(); }
  void half( { run("two"); }
  void next() {
    b = secret(;
    run("three");
    foo(1, 
  }
  void last() { run("four"); }
