// weakness: CWE-601 open redirect
// features: unused check, exception, helper method
// attack: GET /return?url=https://evil.example: the exception of requireLocal is caught and forgotten
// expect: 30 CWE-601
package sso;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/return")
public class ReturnServlet extends HttpServlet {

    private void requireLocal(String url) {
        if (url == null || !url.matches("/[a-z][a-z/]*")) {
            throw new IllegalArgumentException("not a local address");
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String url = request.getParameter("url");
        try {
            requireLocal(url);
        } catch (IllegalArgumentException e) {
            log("rejected return address");
        }
        response.sendRedirect(url);
    }
}
