// weakness: CWE-89 SQL injection
// features: wrong sanitizer, same function
// attack: GET /invoice?id=1 OR 1=1 has no character that HtmlUtils.htmlEscape changes
// expect: 30 CWE-89
package billing.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

@Controller
public class InvoiceController {

    private final JdbcTemplate jdbcTemplate;

    public InvoiceController(JdbcTemplate jdbcTemplate) {
        this.jdbcTemplate = jdbcTemplate;
    }

    @GetMapping(value = "/invoice", produces = "application/json")
    @ResponseBody
    public Map<String, Object> invoice(@RequestParam("id") String id) {
        String clean = HtmlUtils.htmlEscape(id);
        List<BigDecimal> totals = jdbcTemplate.queryForList(
                "SELECT total FROM invoice WHERE id = " + clean, BigDecimal.class);
        BigDecimal sum = totals.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Map.of("total", sum, "positions", totals.size());
    }
}
