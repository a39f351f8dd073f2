package workspaces;

final class WorkspaceHolder {

    private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> "default");

    private WorkspaceHolder() {
    }

    static void set(String name) {
        if (name != null && name.matches("\\w+")) {
            CURRENT.set(name);
        }
    }

    static String get() {
        return CURRENT.get();
    }

    static void clear() {
        CURRENT.remove();
    }
}
