package crm.data;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
public class CustomerRepository {

    private final JdbcTemplate jdbc;

    public CustomerRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<Long> findIdsByName(String name) {
        String sql = "SELECT id FROM customer WHERE active AND last_name = '" + name + "'";
        return jdbc.queryForList(sql, Long.class);
    }

    public long count() {
        Long n = jdbc.queryForObject("SELECT COUNT(*) FROM customer", Long.class);
        return n == null ? 0 : n;
    }
}
