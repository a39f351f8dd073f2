// weakness: CWE-89 SQL injection
// features: exception, early return
// attack: GET /parts?ref=x' OR '1'='1 is no number, so the catch block uses the text
// expect: 32 CWE-89
package parts;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

public class PartServlet extends HttpServlet {

    private transient DataSource db;

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws ServletException, IOException {
        String ref = req.getParameter("ref");
        String condition;
        try {
            condition = "id = " + Long.parseLong(ref);
        } catch (NumberFormatException notANumber) {
            condition = "code = '" + ref + "'";
        }
        try (Connection c = db.getConnection(); Statement s = c.createStatement()) {
            ResultSet rs = s.executeQuery("SELECT weight FROM part WHERE " + condition);
            resp.setContentType("application/json");
            resp.getWriter().print(rs.next() ? rs.getDouble("weight") : -1);
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }
}
