// weakness: CWE-918 SSRF
// features: helper method, overwritten by a constant
// attack: the host is overwritten by the configured name, the header only counts as present or not
// expect: none
package pwa;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
public class ManifestController {

    private final RestTemplate rest = new RestTemplate();

    @Value("${site.host}")
    private String siteHost;

    private String hostOf(HttpServletRequest request) {
        String host = request.getHeader("X-Forwarded-Host");
        if (host == null) {
            return "localhost:8080";
        }
        host = siteHost;
        return host;
    }

    @GetMapping("/manifest/check")
    public Map<String, Object> check(HttpServletRequest request) {
        URI address = URI.create("http://" + hostOf(request) + "/manifest.json");
        Map<?, ?> manifest = rest.getForObject(address, Map.class);
        return Map.of("complete", manifest != null && manifest.containsKey("name"));
    }
}
