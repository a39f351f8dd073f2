// weakness: CWE-89 SQL injection
// features: same function, right sanitizer
// attack: POST code=' OR discount>90 -- ends the literal although a PreparedStatement is used
// expect: 29 CWE-89
package shop.checkout;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

@WebServlet("/checkout/voucher")
public class VoucherServlet extends HttpServlet {

    private transient DataSource dataSource;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String code = request.getParameter("code");
        try (Connection connection = dataSource.getConnection();
             PreparedStatement ps = connection.prepareStatement(
                 "SELECT discount FROM voucher WHERE used = FALSE AND code = '" + code + "'")) {
            try (ResultSet rs = ps.executeQuery()) {
                response.setContentType("application/json");
                int discount = rs.next() ? rs.getInt(1) : 0;
                response.getWriter().printf("{\"discount\":%d}", discount);
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }
}
