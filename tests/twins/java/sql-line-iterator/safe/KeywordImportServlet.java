// weakness: CWE-89 SQL injection
// features: two files, generator, loop
// attack: every line is bound to the prepared statement
// expect: none
package keywords;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import javax.sql.DataSource;

public class KeywordImportServlet extends HttpServlet {

    private transient DataSource dataSource;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Iterator<String> lines = new LineIterator(request.getReader());
        try (Connection connection = dataSource.getConnection();
             PreparedStatement statement = connection.prepareStatement("INSERT INTO keyword (word) VALUES (?)")) {
            while (lines.hasNext()) {
                statement.setString(1, lines.next());
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
