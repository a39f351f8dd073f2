// weakness: CWE-22 path traversal
// features: switch, constant branch, overwritten by a constant
// attack: the mode is 'i', whose branch takes the constant index
// expect: none
package help;

import java.io.File;
import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.commons.io.FileUtils;

public class HelpServlet extends HttpServlet {

    private static final String MODES = "if";

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
