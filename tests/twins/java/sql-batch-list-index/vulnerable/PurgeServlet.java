// weakness: CWE-89 SQL injection
// features: constant index, removal, loop
// attack: DELETE with table=account WHERE TRUE -- : after remove(0) the index 0 is the request's value
// expect: 33 CWE-89
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
        tables.remove(0);
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
