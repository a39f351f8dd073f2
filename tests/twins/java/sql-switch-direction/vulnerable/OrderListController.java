// weakness: CWE-89 SQL injection
// features: switch, helper function
// attack: GET /orders?dir=,(SELECT pg_sleep(9)) falls into the default branch, which returns the text itself
// expect: 37 CWE-89
package shop.orders;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderListController {

    private final NamedParameterJdbcTemplate jdbc;

    OrderListController(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static String direction(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "up", "asc" -> "ASC";
            case "down", "desc" -> "DESC";
            default -> text;
        };
    }

    @GetMapping("/orders")
    List<Map<String, Object>> orders(@RequestParam long customer,
                                     @RequestParam(defaultValue = "asc") String dir) {
        String sql = "SELECT id, total FROM orders WHERE customer_id = :customer ORDER BY created "
                + direction(dir);
        return jdbc.queryForList(sql, Map.of("customer", customer));
    }
}
