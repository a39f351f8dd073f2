// weakness: CWE-22 path traversal
// features: check after decoding, exception, encoding round trip
// attack: the value is decoded first and checked then
// expect: none
package assets;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Paths;

public class AssetServlet extends HttpServlet {

    private static final String BASE = "/srv/assets";

    private static void check(String key) throws ServletException {
        if (key == null || key.contains("..")) {
            throw new ServletException("invalid key");
        }
    }

    @Override
    protected void doGet(HttpServletRequest req, HttpServletResponse resp) throws ServletException, IOException {
        String key = req.getParameter("key");
        key = URLDecoder.decode(key, StandardCharsets.UTF_8);
        check(key);
        resp.setContentType("application/octet-stream");
        try {
            Files.copy(Paths.get(BASE, key), resp.getOutputStream());
        } catch (NoSuchFileException e) {
            resp.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
