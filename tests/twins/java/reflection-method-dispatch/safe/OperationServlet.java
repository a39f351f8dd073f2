// weakness: CWE-470 unsafe reflection
// features: same function, allow list
// attack: only refresh and status are in REMOTE; shutdown is answered with 404
// expect: none
package ops;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

public class OperationServlet extends HttpServlet {

    private static final Set<String> REMOTE = Set.of("refresh", "status");

    public static class CacheService {
        public void refresh() {
            System.gc();
        }

        public void status() {
            Thread.yield();
        }

        public void shutdown() {
            Runtime.getRuntime().halt(1);
        }
    }

    private final transient CacheService service = new CacheService();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        String operation = request.getParameter("op");
        if (operation == null || !REMOTE.contains(operation)) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            service.getClass().getMethod(operation).invoke(service);
        } catch (ReflectiveOperationException e) {
            throw new ServletException(e);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
