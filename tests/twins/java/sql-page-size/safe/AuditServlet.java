// weakness: CWE-89 SQL injection
// features: type cast, helper method
// attack: Integer.parseInt refuses everything but a number
// expect: none
package admin.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

public class AuditServlet extends HttpServlet {

    private transient DataSource pool;

    private int limitOf(HttpServletRequest request) {
        String raw = request.getParameter("limit");
        if (raw == null || raw.isEmpty()) {
            return 20;
        }
        return Math.min(Integer.parseInt(raw.trim()), 500);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        int rows = 0;
        try (Connection connection = pool.getConnection();
             Statement statement = connection.createStatement();
             ResultSet rs = statement.executeQuery(
                 "SELECT id FROM audit_entry ORDER BY id DESC LIMIT " + limitOf(request))) {
            while (rs.next()) {
                rows++;
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
        response.setContentType("application/json");
        response.getWriter().print("{\"rows\":" + rows + "}");
    }
}
