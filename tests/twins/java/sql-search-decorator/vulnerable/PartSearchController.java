// weakness: CWE-89 SQL injection
// features: two files, decorator, interface
// attack: GET /parts?text=x' UNION SELECT ... goes through CachedSearch into the statement of SqlSearch
// expect: SqlSearch.java:17 CWE-89
package spareparts;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PartSearchController {

    private static class CachedSearch implements Search {
        private final Search inner;
        private final Map<String, List<Long>> cache = new ConcurrentHashMap<>();

        CachedSearch(Search inner) {
            this.inner = inner;
        }

        @Override
        public List<Long> find(String text) {
            return cache.computeIfAbsent(text, inner::find);
        }
    }

    private final Search search;

    public PartSearchController(JdbcTemplate jdbc) {
        this.search = new CachedSearch(new SqlSearch(jdbc));
    }

    @GetMapping("/parts")
    public List<Long> parts(@RequestParam String text) {
        return search.find(text.toLowerCase());
    }
}
