// weakness: CWE-89 SQL injection
// features: constant key, same function
// attack: the text takes only the keys that hold constants; the input under "label" is bound
// expect: none
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
                + " WHERE label = ? LIMIT " + options.get("limit");
        try (Connection con = dataSource.getConnection();
             PreparedStatement ps = con.prepareStatement(sql)) {
            ps.setString(1, options.get("label"));
            try (ResultSet rs = ps.executeQuery()) {
                resp.setContentType("application/json");
                resp.getWriter().print(rs.next() ? rs.getInt(1) : 0);
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }
}
