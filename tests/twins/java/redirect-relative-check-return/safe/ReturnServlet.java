// weakness: CWE-601 open redirect
// features: unused check, exception, helper method
// attack: the catch block sends the visitor to /home instead
// expect: none
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
            url = "/home";
        }
        response.sendRedirect(url);
    }
}
