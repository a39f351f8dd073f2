// weakness: CWE-1333 regex injection / ReDoS
// features: same function, helper function
// attack: String.replace takes the text literally
// expect: none
package text;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/replace")
public class ReplaceServlet extends HttpServlet {

    private static String swap(String text, String from, String to) {
        return text.replace(from, to);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = request.getParameter("text");
        String from = request.getParameter("from");
        if (text == null || from == null || from.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.setContentType("application/json");
        response.getWriter().print(swap(text, from, "").length());
    }
}
