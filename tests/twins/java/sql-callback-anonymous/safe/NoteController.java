// weakness: CWE-89 SQL injection
// features: anonymous class, callback, closure
// attack: the callback binds both values
// expect: none
package crm.notes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class NoteController {

    private final JdbcTemplate jdbc;

    public NoteController(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @PostMapping("/contacts/{id}/note")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void note(@PathVariable long id, @RequestParam String note) {
        jdbc.execute(new ConnectionCallback<Integer>() {
            @Override
            public Integer doInConnection(Connection connection) throws SQLException {
                String sql = "UPDATE contact SET note = ? WHERE id = ?";
                try (PreparedStatement ps = connection.prepareStatement(sql)) {
                    ps.setString(1, note);
                    ps.setLong(2, id);
                    return ps.executeUpdate();
                }
            }
        });
    }
}
