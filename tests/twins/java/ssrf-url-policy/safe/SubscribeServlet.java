// weakness: CWE-918 SSRF
// features: unused check, two files, guard in another file
// attack: the answer false ends the request
// expect: none
package podcasts;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;

public class SubscribeServlet extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String feed = request.getParameter("feed");
        if (!UrlPolicy.permits(feed)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        URLConnection connection = new URL(feed).openConnection();
        connection.setReadTimeout(3000);
        try (InputStream in = connection.getInputStream()) {
            response.setContentType("application/json");
            response.getWriter().print(in.readNBytes(100_000).length);
        }
    }
}
