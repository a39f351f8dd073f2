// weakness: CWE-918 SSRF
// features: wrong guard, allow list, class field
// attack: only two known hosts are fetched and redirects are not followed
// expect: none
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

    private final Set<String> allowed = Set.of("wiki.example.org", "blog.example.org");

    @GetMapping("/title")
    public Map<String, Integer> title(@RequestParam URI page) throws IOException {
        String host = page.getHost();
        if (host == null || !allowed.contains(host)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        String title = Jsoup.connect(page.toString()).followRedirects(false).get().title();
        return Map.of("length", title.length());
    }
}
