// weakness: CWE-78 OS command injection
// features: wrong sanitizer, string builder
// attack: POST title=$(id) or title=`id` is expanded inside of the double quotes
// expect: 28 CWE-78
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
        StringBuilder line = new StringBuilder(TOOL);
        line.append(" --text=\"").append(quoted).append("\" --out=/srv/speech/last.wav");
        List<String> command = List.of("/bin/sh", "-c", line.toString());
        new ProcessBuilder(command).start();
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }
}
