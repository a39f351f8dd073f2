import java.util.*;

class Features {
    private static final Map<String, String> TABLE = Map.of("a", "x", "b", "y");
    private static final List<String> NAMES = List.of("a", "b");
    private static final Set<String> SET = new HashSet<>(Arrays.asList("a", "b"));
    private String field;
    private String fixed = "safe";

    void assigned() {
        String a = source();
        String b = "x" + a;
        sink(b); // found
        b = "safe";
        sink(b);
        String[] array = {a, "safe"};
        sink(array[0]); // found
        sink(array[1]);
        StringBuilder builder = new StringBuilder();
        builder.append("x").append(a);
        sink(builder.toString()); // found
        StringBuilder clean = new StringBuilder("x");
        clean.append("y");
        sink(clean.toString());
        sink(String.format("%s", a)); // found
        sink(a.replace("'", "").trim().substring(1)); // found
    }

    void constants() {
        int num = 106;
        String bar;
        if ((7 * 42) - num > 200) bar = "This_should_always_happen";
        else bar = source();
        sink(bar); // found
        num = 86;
        if ((7 * 42) - num > 200) bar = "This_should_always_happen";
        else bar = source();
        sink(bar);
        String other = (7 * 18) + num > 200 ? "safe" : source();
        sink(other);
        String guess = "ABC";
        char target = guess.charAt(1);
        String s;
        switch (target) {
            case 'A':
                s = source();
                break;
            case 'B':
                s = "bob";
                break;
            case 'C':
            case 'D':
                s = source();
                break;
            default:
                s = "bob's your uncle";
                break;
        }
        sink(s);
        switch (guess.charAt(2)) {
            case 'A':
                s = "x";
                break;
            case 'C':
                s = source();
                break;
            default:
                s = "y";
        }
        sink(s); // found
    }

    void collections() {
        String param = source();
        List<String> values = new ArrayList<>();
        values.add("safe");
        values.add(param);
        values.add("moresafe");
        values.remove(0);
        sink(values.get(0)); // found
        sink(values.get(1));
        Map<String, Object> map = new HashMap<>();
        map.put("keyA", "a");
        map.put("keyB", param);
        map.put("keyC", "c");
        sink((String) map.get("keyB")); // found
        sink((String) map.get("keyA"));
        for (String v : values) sink(v); // found
        for (Map.Entry<String, Object> e : map.entrySet()) sink(e.getValue()); // found
    }

    void guards() {
        String a = source();
        if (!NAMES.contains(a)) {
            return;
        }
        sink(a);
        String b = source();
        if (SET.contains(b)) sink(b);
        sink(b); // found
        sink(TABLE.get(b));
        sink(TABLE.getOrDefault(b, "x"));
        switch (b) {
            case "x":
                sink(b);
                break;
            default:
                sink(b); // found
        }
        String c = source();
        if ("x".equals(c)) sink(c);
        String d = switch (c) {
            case "a" -> "1";
            case "b" -> c;
            default -> throw new IllegalArgumentException();
        };
        sink(d);
        String e = TABLE.containsKey(c) ? c : "x";
        sink(e);
    }

    void numbers() {
        int n = Integer.parseInt(source());
        sink("x" + n);
        long m = Long.valueOf(source());
        sink(m);
        boolean t = source().equals("x");
        sink(t);
    }

    private String helper(String v) {
        String r = "x";
        if (v != null) {
            r = v + "y";
        }
        return r;
    }

    private static String harmless(String v) {
        return "constant";
    }

    private void toSink(String v) {
        sink(v); // found
    }

    void across() {
        String a = source();
        sink(helper(a)); // found
        sink(harmless(a));
        toSink(a);
        sink(new Inner().through(a)); // found
        sink(new Inner().drop(a));
        Thing thing = new Inner();
        sink(thing.through(a)); // found
        sink(create().drop(a));
        sink(create().through(a)); // found
    }

    private Thing create() {
        return new Inner();
    }

    interface Thing {
        String through(String v);

        String drop(String v);
    }

    private class Inner implements Thing {
        public String through(String v) {
            return v;
        }

        public String drop(String v) {
            return "x";
        }
    }

    void fields() {
        field = source();
        sink(field); // found
        this.field = "safe";
        sink(this.field);
        Holder h = new Holder(source());
        sink(h.getValue()); // found
        sink(h.getOther());
        h.setValue("safe");
        sink(h.getValue());
    }

    static class Holder {
        private String value;
        private final String other = "x";

        Holder(String value) {
            this.value = value;
        }

        String getValue() {
            return value;
        }

        String getOther() {
            return other;
        }

        void setValue(String value) {
            this.value = value;
        }
    }

    void lambdas() {
        String a = source();
        Runnable r = () -> sink(a); // found
        r.run();
        new Thread(new Runnable() {
            public void run() {
                sink(a); // found
            }
        }).start();
        List.of(a).forEach(v -> sink(v)); // found
        List.of("x").forEach(v -> sink(v));
        Optional.of(a).ifPresent(v -> sink(v)); // found
        String j = List.of(a).stream().map(v -> v + "x").findFirst().orElse("y");
        sink(j); // found
    }

    void tries() {
        String a = "x";
        try (Reader r = open()) {
            a = source();
            r.read();
        } catch (Exception e) {
            sink(a); // found
        }
        try {
            UUID.fromString(a);
        } finally {
            done();
        }
    }

    void validated() {
        String a = source();
        check(a);
        sink(a);
        String b = source();
        if (!fine(b)) throw new IllegalArgumentException();
        sink(b);
    }

    private void check(String v) {
        if (!NAMES.contains(v)) throw new IllegalArgumentException("no");
    }

    private boolean fine(String v) {
        return v != null && NAMES.contains(v);
    }

    void overwritten() {
        String a = source();
        a = sanitize(a);
        sink(a);
        String b = source();
        sanitize(b);
        sink(b); // found
    }

    record Pair(String left, String right) {}

    void records() {
        Pair p = new Pair(source(), "x");
        sink(p.left()); // found
    }

    String first() {
        return source();
    }

    void fromMethod() {
        sink(first()); // found
        String x = this.first();
        sink(x); // found
    }

    void everyElementIsChecked() {
        String[] parts = source().split(",");
        for (String part : parts) {
            if (!NAMES.contains(part)) {
                throw new IllegalArgumentException(part);
            }
        }
        sink(String.join(",", parts));
    }

    void defaults() {
        String key = source();
        sink(TABLE.getOrDefault(key, key)); // found
        sink(TABLE.getOrDefault(key, "x"));
    }

    void decodedAfterTheCheck() {
        sink(decode(sanitize(source()))); // found
        String x = source();
        if (!NAMES.contains(x)) {
            return;
        }
        sink(decode(x));
    }

    void capturedBehindACheck() {
        String a = source();
        if (!NAMES.contains(a)) return;
        later(() -> sink(a));
        String b = source();
        later(() -> sink(b)); // found
    }

    interface Shell {
        void run(String line);
    }

    private final Shell shell = line -> sink(line); // found

    void byItsInterface() {
        shell.run(source());
    }

    private final Shell fixedShell = line -> sink(line);

    void byItsInterfaceWithAConstant() {
        fixedShell.run("x");
    }

    record Sorted(String by, String order) {
        Sorted {
            by = sanitize(by);
        }
    }

    void components() {
        Sorted sorted = new Sorted(source(), source());
        sink(sorted.by());
        sink(sorted.order()); // found
    }

    void thrown() {
        try {
            throw new IllegalStateException("no " + source());
        } catch (IllegalStateException e) {
            sink(e.getMessage()); // found
        }
    }

    void filtered() {
        List<String> all = new ArrayList<>();
        all.add(source());
        all.removeIf(x -> !NAMES.contains(x));
        for (String x : all) sink(x);
        List<String> others = new ArrayList<>();
        others.add(source());
        others.removeIf(x -> x.isEmpty());
        for (String x : others) sink(x); // found
    }

    private static final List<String> KEPT = new ArrayList<>();

    void keeps() {
        KEPT.add(source());
    }

    void reads() {
        for (String x : KEPT) sink(x); // found
    }

    static String lastSeen = "none";

    static void keepsForOthers() {
        lastSeen = source();
    }

    void readsWhatOthersLeft() {
        sink(lastSeen); // found
    }
}
