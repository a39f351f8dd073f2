// weakness: CWE-79 cross-site scripting
// features: decorator, two files, guard in another file
// attack: CleanRequest.getParameter escapes for HTML
// expect: none
package forum;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;

public class TopicServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(new CleanRequest(request), response);
    }

    private void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        String title = request.getParameter("title");
        Writer out = response.getWriter();
        out.write("<article><h1>");
        out.write(title);
        out.write("</h1></article>");
    }
}
