// weakness: CWE-89 SQL injection
// features: same function, allow list, ternary
// attack: GET /products?sort=(CASE WHEN (SELECT 1 FROM users LIMIT 1)=1 THEN name ELSE id END) is put into ORDER BY
// expect: 29 CWE-89
package shop.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ProductController {

    private static final Set<String> SORTABLE = Set.of("name", "price", "created_at");

    private final JdbcTemplate jdbc;

    public ProductController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/products")
    public List<Map<String, Object>> list(@RequestParam(defaultValue = "name") String sort) {
        String column = sort.isBlank() ? "name" : sort;
        return jdbc.queryForList("SELECT id, name, price FROM product ORDER BY " + column);
    }

    @GetMapping("/products/sortable")
    public Set<String> sortable() {
        return SORTABLE;
    }
}
