// weakness: CWE-89 SQL injection
// features: stream, join, lambda
// attack: GET /stock?ids=1,2) OR (1=1 keeps its text through the stream into the IN list
// expect: 37 CWE-89
package warehouse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/stock")
public class StockController {

    private final JdbcTemplate template;

    public StockController(JdbcTemplate template) {
        this.template = template;
    }

    @GetMapping
    public List<Map<String, Object>> byIds(@RequestParam String ids) {
        String in = Arrays.stream(ids.split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .map(part -> part.toLowerCase())
                .collect(Collectors.joining(", "));
        if (in.isEmpty()) {
            return List.of();
        }
        return template.queryForList("SELECT sku, amount FROM stock WHERE id IN (" + in + ")");
    }
}
