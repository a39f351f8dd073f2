// weakness: CWE-79 cross-site scripting
// features: same function, right sanitizer
// attack: GET /hello?name=<script>alert(1)</script> is written into the page
// expect: 29 CWE-79
package web;

import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.owasp.encoder.Encode;

@WebServlet("/hello")
public class HelloServlet extends HttpServlet {

    private static final String TITLE = "Welcome & hello";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.println("<!doctype html><title>" + Encode.forHtml(TITLE) + "</title>");
        String name = request.getParameter("name");
        if (name == null) {
            name = "guest";
        }
        out.println("<p>Hello, " + name + "!</p>");
        out.println("<p><a href=\"/\">Back</a></p>");
    }
}
