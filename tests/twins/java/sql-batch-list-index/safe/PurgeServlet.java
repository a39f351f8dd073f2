// weakness: CWE-89 SQL injection
// features: constant index, removal, loop
// attack: after remove(1) only the constant table name is left at index 0
// expect: none
package maintenance;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

public class PurgeServlet extends HttpServlet {

    private transient DataSource dataSource;

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        List<String> tables = new ArrayList<>();
        tables.add("session_expired");
        tables.add(request.getParameter("table"));
        tables.remove(1);
        int removed;
        try (Connection connection = dataSource.getConnection();
             Statement statement = connection.createStatement()) {
            removed = statement.executeUpdate("DELETE FROM " + tables.get(0) + " WHERE age > 30");
        } catch (SQLException e) {
            throw new ServletException(e);
        }
        response.setContentType("application/json");
        response.getWriter().print(removed);
    }
}
