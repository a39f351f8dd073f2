// weakness: CWE-89 SQL injection
// features: generator, stream, lambda, join
// attack: GET /calendar?kinds=x') OR ('1'='1 is mapped to quoted literals
// expect: 36 CWE-89
package calendar;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

public class CalendarServlet extends HttpServlet {

    private transient DataSource dataSource;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String[] kinds = request.getParameterValues("kinds");
        if (kinds == null || kinds.length > 20) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        Stream<String> values = Arrays.stream(kinds).map(kind -> "'" + kind + "'");
        String sql = "SELECT COUNT(*) FROM event WHERE kind IN ("
                + values.collect(Collectors.joining(",")) + ")";
        try (Connection c = dataSource.getConnection(); PreparedStatement ps = c.prepareStatement(sql)) {
            try (ResultSet rs = ps.executeQuery()) {
                response.setContentType("application/json");
                response.getWriter().print(rs.next() ? rs.getInt(1) : 0);
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }
}
