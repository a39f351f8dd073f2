// weakness: CWE-79 cross-site scripting
// features: wrong sanitizer, regex guard
// attack: GET /profile?site=javascript:alert(1) survives the attribute escaping and runs on a click
// expect: 26 CWE-79
package people;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.owasp.encoder.Encode;

public class ProfileServlet extends HttpServlet {

    private static final Pattern WEB_ADDRESS = Pattern.compile("https://[\\w.-]+(/[\\w./-]*)?");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String site = request.getParameter("site");
        if (site == null || site.isBlank()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write("<h1>Profile</h1><a href=\"" + Encode.forHtmlAttribute(site) + "\">Web site</a>");
    }
}
