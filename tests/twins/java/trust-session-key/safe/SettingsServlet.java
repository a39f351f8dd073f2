// weakness: CWE-501 trust boundary
// features: constant key, same function, loop
// attack: only the page size goes into the session, as an int under a fixed name
// expect: none
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
            if (name.equals("pageSize")) {
                session.setAttribute("pageSize", Integer.parseInt(request.getParameter(name)));
            }
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
