// weakness: CWE-89 SQL injection
// features: string builder, class field, object kept and read later, inner class
// attack: the criteria object appends only a placeholder and keeps the value in its argument list
// expect: none
package reports;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

public class ReportServlet extends HttpServlet {

    private transient DataSource dataSource;

    static final class Criteria {
        private final StringBuilder where = new StringBuilder("1 = 1");
        private final List<Object> arguments = new ArrayList<>();

        void equal(String column, String value) {
            if (value == null || value.isEmpty()) {
                return;
            }
            where.append(" AND ").append(column).append(" = ?");
            arguments.add(value);
        }

        String sql() {
            return "SELECT SUM(amount) FROM sale WHERE " + where;
        }
    }

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws ServletException, IOException {
        Criteria criteria = new Criteria();
        criteria.equal("region", req.getParameter("region"));
        criteria.equal("channel", req.getParameter("channel"));
        try (Connection c = dataSource.getConnection();
             PreparedStatement ps = c.prepareStatement(criteria.sql())) {
            for (int i = 0; i < criteria.arguments.size(); i++) {
                ps.setObject(i + 1, criteria.arguments.get(i));
            }
            try (ResultSet rs = ps.executeQuery()) {
                resp.setContentType("application/json");
                resp.getWriter().print(rs.next() ? rs.getLong(1) : 0L);
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }
}
