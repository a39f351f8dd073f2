// weakness: CWE-113 header injection
// features: guard in a helper, two files, early return
// attack: ?cid=1%0d%0aX-Admin:%20yes: CorrelationId.from only looks at the length
// expect: 22 CWE-113
package tracing;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletResponse;

public class CorrelationFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = CorrelationId.from(request.getParameter("cid"));
        HttpServletResponse http = (HttpServletResponse) response;
        http.addHeader("X-Correlation-Id", id);
        chain.doFilter(request, response);
    }
}
