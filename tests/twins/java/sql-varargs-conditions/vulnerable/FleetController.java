// weakness: CWE-89 SQL injection
// features: spread, helper function, overwritten by a constant
// attack: GET /fleet?state=x' OR '1'='1 is one of the conditions that are joined
// expect: 32 CWE-89
package fleet.vehicles;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class FleetController {

    private final JdbcTemplate jdbc;

    public FleetController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static String all(String... conditions) {
        return conditions.length == 0 ? "TRUE" : String.join(" AND ", conditions);
    }

    @GetMapping("/fleet")
    public List<Integer> vehicles(@RequestParam String state, @RequestParam int seats) {
        if (state.isEmpty()) {
            state = "ready";
        }
        String where = all("deleted = FALSE", "seats >= " + seats, "state = '" + state + "'");
        return jdbc.queryForList("SELECT id FROM vehicle WHERE " + where, Integer.class);
    }
}
