// weakness: CWE-113 header injection
// features: helper method, string builder
// attack: GET /?id=1%0d%0aX-Injected:%201: the decoded id is written between the header lines of the raw answer
// expect: 40 CWE-113
package trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

public class TraceServer {

    private final ServerSocket server;

    public TraceServer(ServerSocket server) {
        this.server = server;
    }

    private String head(String id) {
        return new StringBuilder("HTTP/1.1 204 No Content\r\n")
                .append("X-Trace: ").append(id).append("\r\n")
                .append("Connection: close\r\n\r\n")
                .toString();
    }

    public void serveOne() throws IOException {
        try (Socket socket = server.accept()) {
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String query = in.readLine().split(" ")[1];
            String id = URLDecoder.decode(query.substring(query.indexOf("id=") + 3), StandardCharsets.UTF_8);
            String trace = id.isEmpty() ? UUID.randomUUID().toString() : id;
            OutputStream out = socket.getOutputStream();
            out.write(head(trace).getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }
}
