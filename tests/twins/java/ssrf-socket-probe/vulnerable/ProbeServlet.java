// weakness: CWE-918 SSRF
// features: table look-up, constant key, helper method
// attack: GET /probe?node=10.0.0.5 opens a connection to an internal host
// expect: 27 CWE-918
package cluster;

import java.io.IOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class ProbeServlet extends HttpServlet {

    private static final int PORT = 7000;
    private final Map<String, String> nodes = new HashMap<>();

    @Override
    public void init() {
        nodes.put("a", "node-a.cluster.example");
        nodes.put("b", "node-b.cluster.example");
    }

    private boolean open(String host) {
        try (Socket socket = new Socket(host, PORT)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String node = request.getParameter("node");
        String host = nodes.containsKey(node) ? nodes.get(node) : node;
        response.setContentType("application/json");
        response.getWriter().print(open(host));
    }
}
