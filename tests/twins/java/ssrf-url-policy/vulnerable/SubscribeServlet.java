// weakness: CWE-918 SSRF
// features: unused check, two files, guard in another file
// attack: POST feed=http://10.0.0.1/: UrlPolicy.permits says false, but nobody looks at the answer
// expect: 21 CWE-918
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
        UrlPolicy.permits(feed);
        URLConnection connection = new URL(feed).openConnection();
        connection.setReadTimeout(3000);
        try (InputStream in = connection.getInputStream()) {
            response.setContentType("application/json");
            response.getWriter().print(in.readNBytes(100_000).length);
        }
    }
}
