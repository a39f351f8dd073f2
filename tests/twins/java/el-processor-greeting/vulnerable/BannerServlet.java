// weakness: CWE-917 expression language injection
// features: overwritten by a constant, constant branch, same function
// attack: GET /banner?text=''.getClass().forName('java.lang.Runtime')... is evaluated by ELProcessor
// expect: 25 CWE-917
package banner;

import jakarta.el.ELProcessor;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

public class BannerServlet extends HttpServlet {

    private static final int VERSION = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String expression = request.getParameter("text");
        if (VERSION >= 2) {
            expression = "visits + 1";
        }
        ELProcessor processor = new ELProcessor();
        processor.defineBean("visits", 41);
        Object value = processor.eval(expression);
        response.setContentType("application/json");
        response.getWriter().print(value instanceof Number ? ((Number) value).intValue() : 0);
    }
}
