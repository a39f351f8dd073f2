package branches;

final class RequestContext {

    private static final ThreadLocal<String> BRANCH = new ThreadLocal<>();

    private RequestContext() {
    }

    static void enter(String branch) {
        BRANCH.set(branch == null ? "0" : branch.trim());
    }

    static String branch() {
        return BRANCH.get();
    }

    static void leave() {
        BRANCH.remove();
    }
}
