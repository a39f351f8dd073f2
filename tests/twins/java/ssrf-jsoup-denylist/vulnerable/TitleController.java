// weakness: CWE-918 SSRF
// features: wrong guard, allow list, class field
// attack: GET /title?page=http://127.0.0.2/ or http://[::1]/ or a name that resolves to 10.0.0.1 is not on the deny list
// expect: 29 CWE-918
package bookmarks;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
public class TitleController {

    private final Set<String> forbidden = Set.of("localhost", "127.0.0.1", "0.0.0.0");

    @GetMapping("/title")
    public Map<String, Integer> title(@RequestParam URI page) throws IOException {
        String host = page.getHost();
        if (host == null || forbidden.contains(host)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        String title = Jsoup.connect(page.toString()).followRedirects(false).get().title();
        return Map.of("length", title.length());
    }
}
