package a.b;

import java.util.*;
import java.util.List;
import static java.lang.Math.*;
import static org.junit.Assert.assertEquals;
import Single;

class Expressions {
    Object calls() {
        f();
        a.b.c(1, x);
        this.f();
        super.f();
        Outer.super.f();
        Outer.this.x.y();
        List.<String>of("a");
        new Thread(r) {
            int n = 1;
            { n = 2; }
            public void run() {}
        }.start();
        outer.new Inner(1);
        new HashMap<>();
        new Map.Entry<String, ? extends Number>(k, v);
        return new a.b.C();
    }

    void literals() {
        use(1, 0x1F, 0b101, 017, 1_000L, 0xFFFFFFFFFFFFFFFFL, 1.50, .5f, 1e3, 0x1p3, 2D);
        use(true, false, null, 'c', '\n', "", "a\tb \"q\" ä", """
            text "block"
              \t end""");
        use(STR."a \{x + 1}\n b \{y}");
    }

    void arrays() {
        int[] a = {1, 2, 3}, b[] = {};
        int c[][] = new int[n][2][];
        a = new int[]{1, 2,};
        a[0] = a.length;
        use(new String[0][i + 1], new Object[][]{{null}});
    }

    void operators() {
        x = y = 1;
        x += 2; x >>>= 3;
        i++; --i;
        boolean z = !(a && b || c) ^ ~d == -1 + +2 * 3 % 4;
        z = a < b ? a >= b : a << 1 >>> 2 != 3;
        Object o = (String) a;
        o = (Runnable & java.io.Serializable) () -> {};
        z = o instanceof String;
        z = o instanceof final String s && s.isEmpty();
        z = o instanceof Point(int x, var y);
        z = o instanceof Box<String>(Point(int x, _), String t);
    }

    void functions() {
        use(x -> x + 1);
        use((x, y) -> { return x; });
        use((final int x, String... ys) -> x);
        use(() -> null);
        use(String::valueOf, this::f, super::f, ArrayList<String>::new, int[]::new, a.b()::c);
        use(String.class, int.class, int[].class, a.b.C.class);
    }

    int switches(Object o) {
        int r = switch (o) {
            case Integer i when i > 0 -> i;
            case Point(int x, var y) -> { yield x; }
            case null -> throw new Error();
            default -> 0;
        };
        return switch (day) {
            case MONDAY, TUESDAY: yield 1;
            case Day.SUNDAY:
            default:
                f();
                yield 2;
        };
    }
}
