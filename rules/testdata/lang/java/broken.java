class Broken {
    void f() {
        good(1);
        int = ;
        alsoGood("a");
        foo(
    }
    int x = 1
    void g() { fine(); }
