package spareparts;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

class SqlSearch implements Search {

    private final JdbcTemplate jdbc;

    SqlSearch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Long> find(String text) {
        String sql = "SELECT id FROM part WHERE description LIKE ? LIMIT 50";
        return jdbc.queryForList(sql, Long.class, "%" + text + "%");
    }
}
