package signin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

final class Targets {

    private static final Map<String, String> TARGETS = new ConcurrentHashMap<>();

    private Targets() {
    }

    static void remember(String session, String target) {
        if (target == null) {
            return;
        }
        if (!target.matches("/[a-z0-9][a-z0-9/-]*")) {
            return;
        }
        TARGETS.put(session, target);
    }

    static String recall(String session) {
        String target = TARGETS.remove(session);
        return target == null ? "/home" : target;
    }
}
