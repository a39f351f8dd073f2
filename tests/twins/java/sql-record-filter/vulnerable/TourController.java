// weakness: CWE-89 SQL injection
// features: destructuring, object kept and read later, helper function
// attack: GET /tours?from=x&order=1;DELETE FROM tour is the component "order" of the record
// expect: 39 CWE-89
package tours;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TourController {

    private static final Set<String> COLUMNS = Set.of("id", "name", "length_km");

    record TourFilter(String from, String order) {
        TourFilter {
            order = order == null ? "id" : order.strip();
        }
    }

    private final JdbcTemplate jdbc;

    public TourController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static String statement(TourFilter filter) {
        return "SELECT id, name FROM tour WHERE start_place = ? ORDER BY " + filter.order();
    }

    @GetMapping("/tours")
    public List<Map<String, Object>> tours(@RequestParam String from, @RequestParam(required = false) String order) {
        TourFilter filter = new TourFilter(from, order);
        return jdbc.queryForList(statement(filter), filter.from());
    }
}
