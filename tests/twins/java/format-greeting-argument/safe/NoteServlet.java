// weakness: CWE-134 format string
// features: helper method, same function
// attack: the note is an argument of a fixed format
// expect: none
package notes.text;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

public class NoteServlet extends HttpServlet {

    private String line(int number, String note) {
        String format = "%04d %s";
        return String.format(Locale.ROOT, format, number, note);
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
