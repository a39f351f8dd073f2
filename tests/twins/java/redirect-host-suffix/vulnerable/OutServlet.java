// weakness: CWE-601 open redirect
// features: wrong guard, helper function
// attack: GET /out?url=https://evilexample.com/ ends with example.com, too
// expect: 38 CWE-601
package links.out;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

@WebServlet("/out")
public class OutServlet extends HttpServlet {

    private static boolean trusted(String url) {
        try {
            URI uri = new URI(url);
            String host = uri.getHost();
            if (host == null || !"https".equals(uri.getScheme())) {
                return false;
            }
            return host.endsWith("example.com");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String url = request.getParameter("url");
        if (url == null || !trusted(url)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        response.sendRedirect(url);
    }
}
