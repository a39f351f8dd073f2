// weakness: CWE-89 SQL injection
// features: returned and run by the caller, helper function, interface
// attack: GET /tickets?owner=me') OR ('1'='1 is part of the fragment that OwnerFilter returns
// expect: 48 CWE-89
package helpdesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class TicketController {

    interface TicketFilter {
        String fragment(List<Object> arguments);
    }

    record OpenFilter() implements TicketFilter {
        public String fragment(List<Object> arguments) {
            return "status <> 'closed'";
        }
    }

    record OwnerFilter(String owner) implements TicketFilter {
        public String fragment(List<Object> arguments) {
            return "(owner = '" + owner + "')";
        }
    }

    private final JdbcTemplate jdbc;

    public TicketController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/tickets")
    public List<Map<String, Object>> tickets(@RequestParam String owner) {
        List<TicketFilter> filters = List.of(new OpenFilter(), new OwnerFilter(owner));
        List<Object> arguments = new ArrayList<>();
        StringBuilder sql = new StringBuilder("SELECT id, title FROM ticket WHERE TRUE");
        for (TicketFilter filter : filters) {
            sql.append(" AND ").append(filter.fragment(arguments));
        }
        return jdbc.queryForList(sql.toString(), arguments.toArray());
    }
}
