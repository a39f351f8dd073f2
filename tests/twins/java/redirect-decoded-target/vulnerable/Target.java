package jump;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

final class Target {

    private Target() {
    }

    private static boolean local(String path) {
        return path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0 && path.indexOf('\t') < 0
                && path.indexOf('\r') < 0 && path.indexOf('\n') < 0;
    }

    static String of(String raw) {
        if (!local(raw)) {
            return null;
        }
        return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    }
}
