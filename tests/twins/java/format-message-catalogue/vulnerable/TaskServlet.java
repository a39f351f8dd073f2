// weakness: CWE-134 format string
// features: two files, spread, join
// attack: POST title=%251$999999999d is a conversion of the pattern and fills the memory
// expect: Messages.java:14 CWE-134
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
        String text = Messages.of(String.join(" ", "Task", title, "(%d)"), 1);
        response.setContentType("application/json");
        response.getWriter().print(text.length());
    }
}
