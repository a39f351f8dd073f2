// weakness: CWE-501 trust boundary
// features: same function, switch
// attack: the switch yields one of two constants, neither of which is the administrator
// expect: none
package app.session;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

@WebServlet("/role")
public class RoleServlet extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String wanted = request.getParameter("role");
        if (wanted == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        String role = switch (wanted) {
            case "seller" -> "SELLER";
            case "buyer" -> "BUYER";
            default -> "BUYER";
        };
        HttpSession session = request.getSession();
        session.setAttribute("role", role);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
