// weakness: CWE-78 OS command injection
// features: wrong sanitizer, string builder
// attack: the title is an argument of its own behind --text=, no shell reads it
// expect: none
package speech;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

public class SpeechServlet extends HttpServlet {

    private static final String TOOL = "/usr/local/bin/speak";

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String title = request.getParameter("title");
        if (title == null || title.length() > 80) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        String quoted = title.replace("\"", "");
        List<String> command = List.of(TOOL, "--text=" + quoted, "--out=/srv/speech/last.wav");
        new ProcessBuilder(command).start();
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }
}
