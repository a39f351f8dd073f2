// weakness: CWE-134 format string
// features: helper method, same function
// attack: POST note=%1$999999999d is used as part of the format
// expect: 17 CWE-134
package notes.text;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

public class NoteServlet extends HttpServlet {

    private String line(int number, String note) {
        String format = "%04d " + note;
        return String.format(Locale.ROOT, format, number);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String note = request.getParameter("note");
        if (note == null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        String line = line(1, note);
        response.setContentType("application/json");
        response.getWriter().print(line.length());
    }
}
