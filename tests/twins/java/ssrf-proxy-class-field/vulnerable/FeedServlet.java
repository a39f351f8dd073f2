// weakness: CWE-918 SSRF
// features: class field, constructor, object kept and read later, helper method
// attack: GET /fetch?source=http://10.1.2.3:8500/ is stored in Feed.address and opened by Feed.load
// expect: 26 CWE-918
package feeds;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class FeedServlet extends HttpServlet {

    static class Feed {
        private final String address;

        Feed(String source) {
            this.address = source.contains("://") ? source : "http://" + source;
        }

        int load() throws IOException {
            URL url = new URL(address);
            HttpURLConnection connection = (HttpURLConnection) url.openConnection();
            connection.setConnectTimeout(2000);
            try (InputStream in = connection.getInputStream()) {
                return in.readAllBytes().length;
            } finally {
                connection.disconnect();
            }
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Feed feed = new Feed(request.getParameter("source"));
        response.setContentType("application/json");
        response.getWriter().print(feed.load());
    }
}
