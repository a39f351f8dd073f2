// weakness: CWE-113 header injection
// features: same function, right sanitizer
// attack: carriage return and line feed are removed from the value
// expect: none
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
        code = code.replaceAll("[\\r\\n]", "");
        response.setHeader("Content-Language", code);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
