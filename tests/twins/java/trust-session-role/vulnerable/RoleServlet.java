// weakness: CWE-501 trust boundary
// features: same function, switch
// attack: POST role=admin is stored in the session, where later code trusts it
// expect: 29 CWE-501
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
            default -> wanted;
        };
        HttpSession session = request.getSession();
        session.setAttribute("role", role);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
