package tracing;

import java.util.UUID;

final class CorrelationId {

    private static final int LENGTH = 32;

    private CorrelationId() {
    }

    static String from(String given) {
        if (given != null && given.length() <= LENGTH) {
            return given;
        }
        return UUID.randomUUID().toString().replace("-", "");
    }
}
