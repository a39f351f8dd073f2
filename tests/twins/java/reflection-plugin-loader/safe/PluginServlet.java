// weakness: CWE-470 unsafe reflection
// features: two files, guard in another file, exception
// attack: Plugins.load refuses names that its set does not hold
// expect: none
package plugins;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

public class PluginServlet extends HttpServlet {

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        String plugin = request.getParameter("plugin");
        try {
            Object loaded = Plugins.load(plugin);
            response.setStatus(loaded instanceof Runnable ? 204 : 422);
        } catch (ReflectiveOperationException e) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
