// weakness: CWE-134 format string
// features: two files, spread, join
// attack: the title is an argument, the pattern holds a constant prefix
// expect: none
package tasks;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

public class TaskServlet extends HttpServlet {

    private static final int MAXIMUM = 60;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String title = request.getParameter("title");
        if (title == null || title.length() > MAXIMUM) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        String text = Messages.of(String.join(" ", "Task", "%s", "(%d)"), title, 1);
        response.setContentType("application/json");
        response.getWriter().print(text.length());
    }
}
