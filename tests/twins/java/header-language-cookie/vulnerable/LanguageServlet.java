// weakness: CWE-113 header injection
// features: same function, right sanitizer
// attack: GET /lang?code=de%0d%0aSet-Cookie:%20admin=1 adds a header line
// expect: 24 CWE-113
package i18n;

import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

@WebServlet("/lang")
public class LanguageServlet extends HttpServlet {

    private static final String DEFAULT = "en";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        String code = request.getParameter("code");
        if (code == null || code.isEmpty()) {
            code = DEFAULT;
        }
        code = code.replace(" ", "");
        response.setHeader("Content-Language", code);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
