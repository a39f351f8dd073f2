// weakness: CWE-89 SQL injection
// features: two files, generator, loop
// attack: a line "x'), ('y" of the uploaded body is an INSERT of its own shape
// expect: 30 CWE-89
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
             Statement statement = connection.createStatement()) {
            while (lines.hasNext()) {
                statement.executeUpdate("INSERT INTO keyword (word) VALUES ('" + lines.next() + "')");
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
