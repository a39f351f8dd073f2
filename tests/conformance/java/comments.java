class Comments {
  void run() {
    call(1, // one
      2);
    call(/* none */ a.b, new int[] {3,
      4});
    build(
      "x",
      "w"
    );
    first(); second();
    first();
    /* between */
    second();
    first(); third(); second();
    // danger()
    t = "danger()";
  }
}
