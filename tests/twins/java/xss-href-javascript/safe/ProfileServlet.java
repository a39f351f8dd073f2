// weakness: CWE-79 cross-site scripting
// features: wrong sanitizer, regex guard
// attack: the address must begin with https:// and is escaped as well
// expect: none
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
        if (site == null || !WEB_ADDRESS.matcher(site).matches()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write("<h1>Profile</h1><a href=\"" + Encode.forHtmlAttribute(site) + "\">Web site</a>");
    }
}
