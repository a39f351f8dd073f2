// weakness: CWE-117 log injection
// features: loop, wrong sanitizer, join
// attack: the client is encoded again, so breaks stay %0A in the log
// expect: none
package web.filters;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.logging.Logger;

public class ClientLogFilter implements Filter {

    private static final Logger LOG = Logger.getLogger(ClientLogFilter.class.getName());

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> clients = new ArrayList<>();
        Enumeration<String> values = ((HttpServletRequest) request).getHeaders("X-Client");
        while (values.hasMoreElements()) {
            String client = URLDecoder.decode(values.nextElement(), StandardCharsets.UTF_8);
            clients.add(URLEncoder.encode(client, StandardCharsets.UTF_8));
        }
        LOG.info("clients: " + String.join(",", clients));
        chain.doFilter(request, response);
    }
}
