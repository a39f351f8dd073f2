class Statements {
    void f() throws IOException, a.b.Other {
        int a;
        final var b = 1;
        @Ann int c = 1, d = 2;
        List<? super Integer> l = null;
        Map<String, List<int[]>> m;
        ;
        { g(); }
        if (a) g(); else if (b) { h(); } else ;
        while (true) break;
        do { continue; } while (x);
        for (int i = 0, j = 1; i < j; i++, j--) g(i);
        for (i = 0, k = 1; ; ) { }
        for (;;) { }
        for (final String s : list) { g(s); }
        for (int row[] : rows) g();
        outer: for (var x : xs) { break outer; }
        skip: { continue skip; }
        switch (x) {
            case 1:
            case 2:
                g();
                break;
            case "a", "b":
                h();
            default:
        }
        switch (x) {
            case 1 -> g();
            case 2, 3 -> { h(); }
            default -> throw e;
        }
        synchronized (this) { g(); }
        assert x > 0;
        assert x > 0 : "message";
        throw new E("x");
    }

    int tries() {
        try { g(); } finally { h(); }
        try { g(); } catch (final A | b.B e) { h(); } catch (C e) { } finally { }
        try (var in = open(); Reader r = new R(in); shared; this.other) { g(); }
        try (A a = b()) { g(); } catch (E e) { h(); }
        class Local { }
        record Pair(int a, int b) { }
        return 1;
    }
}
