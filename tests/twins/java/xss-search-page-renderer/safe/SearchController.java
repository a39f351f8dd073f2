// weakness: CWE-79 cross-site scripting
// features: two files, string builder, format
// attack: SearchPage escapes the phrase for HTML
// expect: none
package site.search;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SearchController {

    private final SearchPage page = new SearchPage("Results");

    @GetMapping(value = "/search", produces = MediaType.TEXT_HTML_VALUE)
    public String search(@RequestParam(defaultValue = "") String q) {
        List<Integer> hits = List.of(3, 8, 21);
        return page.render(q, hits);
    }
}
