// weakness: CWE-918 SSRF
// features: allow list, early return, same function
// attack: only https and the hosts of the list get as far as the request
// expect: none
package links;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PreviewController {

    private static final Set<String> HOSTS = Set.of("news.example.org", "media.example.org");

    private final HttpClient client = HttpClient.newHttpClient();

    @GetMapping("/preview")
    public ResponseEntity<Map<String, Integer>> preview(@RequestParam String url)
            throws IOException, InterruptedException {
        URI uri = URI.create(url);
        if (uri.getHost() == null || !"https".equals(uri.getScheme()) || !HOSTS.contains(uri.getHost())) {
            return ResponseEntity.badRequest().build();
        }
        HttpRequest request = HttpRequest.newBuilder(uri).GET().build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return ResponseEntity.ok(Map.of("status", response.statusCode(), "size", response.body().length()));
    }
}
