package branches;

final class RequestContext {

    private static final ThreadLocal<Integer> BRANCH = new ThreadLocal<>();

    private RequestContext() {
    }

    static void enter(String branch) {
        BRANCH.set(branch == null ? 0 : Integer.valueOf(branch.trim()));
    }

    static Integer branch() {
        return BRANCH.get();
    }

    static void leave() {
        BRANCH.remove();
    }
}
