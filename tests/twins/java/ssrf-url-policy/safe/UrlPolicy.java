package podcasts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

final class UrlPolicy {

    private static final Set<String> HOSTS = Set.of("feeds.example.com", "audio.example.net");

    private UrlPolicy() {
    }

    static boolean permits(String address) {
        try {
            URI uri = new URI(address);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && HOSTS.contains(uri.getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
