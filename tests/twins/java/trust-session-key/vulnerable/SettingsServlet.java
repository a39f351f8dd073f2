// weakness: CWE-501 trust boundary
// features: constant key, same function, loop
// attack: POST authenticated=true&userId=1: every parameter becomes an attribute of the session
// expect: 25 CWE-501
package settings.session;

import java.util.Enumeration;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

public class SettingsServlet extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        Enumeration<String> names = request.getParameterNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            session.setAttribute(name, request.getParameter(name));
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
