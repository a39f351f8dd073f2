// weakness: CWE-94 code injection
// features: constant key, removal, two files
// attack: GET /console?cmd=exec("id"): the entry "cmd" is what the interpreter evaluates
// expect: Console.java:16 CWE-95
package console;

import bsh.EvalError;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class ConsoleServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Map<String, String> scripts = new HashMap<>();
        scripts.put("boot", "1 + 1");
        scripts.put("cmd", request.getParameter("cmd"));
        if (request.getParameter("verbose") != null) {
            scripts.put("boot", "2 + 2");
        }
        try {
            Object result = Console.run(scripts);
            response.setContentType("application/json");
            response.getWriter().print(result != null);
        } catch (EvalError e) {
            throw new ServletException(e);
        }
    }
}
