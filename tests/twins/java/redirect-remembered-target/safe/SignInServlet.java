// weakness: CWE-601 open redirect
// features: two files, global state, guard in another file
// attack: Targets.remember keeps only local paths
// expect: none
package signin;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet({"/start", "/callback"})
public class SignInServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String session = request.getSession().getId();
        if (request.getServletPath().equals("/start")) {
            Targets.remember(session, request.getParameter("to"));
            response.sendRedirect("/provider/authorize");
            return;
        }
        response.sendRedirect(Targets.recall(session));
    }
}
