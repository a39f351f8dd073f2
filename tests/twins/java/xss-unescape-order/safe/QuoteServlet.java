// weakness: CWE-79 cross-site scripting
// features: encoding round trip, right sanitizer
// attack: it is unescaped first and escaped last
// expect: none
package quotes;

import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.commons.text.StringEscapeUtils;

@WebServlet("/quote")
public class QuoteServlet extends HttpServlet {

    private static final int MAXIMUM = 280;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = request.getParameter("text");
        if (text == null || text.length() > MAXIMUM) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        String plain = StringEscapeUtils.unescapeHtml4(text);
        String shown = StringEscapeUtils.escapeHtml4(plain);
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().println("<blockquote>" + shown + "</blockquote>");
    }
}
