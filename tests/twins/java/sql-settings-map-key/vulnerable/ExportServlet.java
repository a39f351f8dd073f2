// weakness: CWE-89 SQL injection
// features: constant key, same function
// attack: GET /export?label=' OR '1'='1 is read back under the key "label" and concatenated
// expect: 33 CWE-89
package export;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

public class ExportServlet extends HttpServlet {

    private transient DataSource dataSource;

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws ServletException, IOException {
        Map<String, String> options = new HashMap<>();
        options.put("source", "export_row");
        options.put("label", req.getParameter("label"));
        options.put("limit", "1000");
        String sql = "SELECT COUNT(*) FROM " + options.get("source")
                + " WHERE label = '" + options.get("label") + "' LIMIT " + options.get("limit");
        try (Connection con = dataSource.getConnection();
             PreparedStatement ps = con.prepareStatement(sql)) {
            try (ResultSet rs = ps.executeQuery()) {
                resp.setContentType("application/json");
                resp.getWriter().print(rs.next() ? rs.getInt(1) : 0);
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }
}
