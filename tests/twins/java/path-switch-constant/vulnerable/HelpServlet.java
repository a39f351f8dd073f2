// weakness: CWE-22 path traversal
// features: switch, constant branch, overwritten by a constant
// attack: GET /help?topic=../../etc/passwd: the mode is 'f', whose branch takes the topic
// expect: 36 CWE-22
package help;

import java.io.File;
import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.commons.io.FileUtils;

public class HelpServlet extends HttpServlet {

    private static final String MODES = "fi";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String topic = request.getParameter("topic");
        String file;
        switch (MODES.charAt(0)) {
            case 'f':
                file = topic;
                break;
            case 'i':
                file = "index.txt";
                break;
            default:
                file = "missing.txt";
                break;
        }
        response.setContentType("text/plain;charset=UTF-8");
        FileUtils.copyFile(new File("/usr/share/app/help", file), response.getOutputStream());
    }
}
