// weakness: CWE-79 cross-site scripting
// features: loop, stream, global state
// attack: POST text=<script>... is kept in the static list and printed to every reader
// expect: 37 CWE-79
package guestbook;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.web.util.HtmlUtils;

@WebServlet("/guestbook")
public class GuestbookServlet extends HttpServlet {

    private static final List<String> ENTRIES = new CopyOnWriteArrayList<>();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = request.getParameter("text");
        if (text != null && text.length() <= 500) {
            ENTRIES.add(text.strip());
        }
        response.sendRedirect("/guestbook");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.print("<ul>");
        for (String entry : ENTRIES) {
            out.print("<li>" + entry + "</li>");
        }
        out.print("</ul>");
    }
}
