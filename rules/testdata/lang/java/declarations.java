/** A comment. */
@Generated("x") package a;

@Entity
@Table(name = "t", indexes = {@Index(columnList = "a"), @Index}, value = A.B + "c")
@SuppressWarnings({"unchecked", "raw"}) @Empty()
public abstract class Main<T extends Base & a.b.Face<T>, @Ann U> extends Base<T>.Inner implements A, b.C<T> {
    private static final String NAME = "n", OTHER[] = {"o"};
    @Inject Service service;
    volatile int plain;
    static { init(); }
    { plain = 1; }

    public Main(@Ann final int a, String... rest) throws E {
        this();
    }

    <V> Main() { super(1, "a"); }

    Main(Outer outer) { outer.super(); }

    public static <V extends Number> List<V> generic(Main<T> this, Map<String, V[]> m, int a[]) { return null; }

    int brackets()[] { return null; }

    @Override protected abstract void none();

    native void other(@Nullable String[] a, @A int @B [] c);

    static class Nested { ; }

    class Inner { }
}

public sealed interface Shape permits Circle, Square { }

non-sealed interface Face<T> extends A<T>, b.B {
    int CONSTANT = 1;
    void abstractOne();
    default void one() { }
    static void two() { }
    private int three() { return 3; }
}

enum Color implements A {
    RED, GREEN(1, "g"), @Deprecated BLUE { void f() { } };

    private final int n;
    Color() { }
}

enum Empty { }

record Point(@Ann int x, T... ys) implements Shape {
    static int count;
    Point { count++; }
    Point(int x) { this(x, 0); }
    int sum() { return x; }
}

@Retention(RUNTIME)
@interface Ann {
    String value() default "x";
    int[] numbers() default {1, 2};
    Class<?> of();
    int MAX = 1;
}
