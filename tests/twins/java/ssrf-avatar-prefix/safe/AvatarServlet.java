// weakness: CWE-918 SSRF
// features: wrong guard, guard in a helper
// attack: the prefix ends with the slash after the host
// expect: none
package account;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

public class AvatarServlet extends HttpServlet {

    private static final String CDN = "https://cdn.example.com/";

    private static boolean ours(String address) {
        return address != null && address.startsWith(CDN);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = request.getParameter("url");
        if (!ours(address)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Path picture = Files.createTempFile("avatar", ".img");
        try (InputStream in = new URL(address).openStream()) {
            Files.copy(in, picture, StandardCopyOption.REPLACE_EXISTING);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
