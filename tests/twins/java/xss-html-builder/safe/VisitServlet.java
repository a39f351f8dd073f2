// weakness: CWE-79 cross-site scripting
// features: two files, spread, loop
// attack: Html.paragraph escapes every part
// expect: none
package tourism;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tourism.html.Html;

@WebServlet("/visit")
public class VisitServlet extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String city = request.getParameter("city");
        String guide = request.getParameter("guide") == null ? "no" : "a";
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().print(Html.paragraph("Visit ", city, " with ", guide, " guide"));
    }
}
