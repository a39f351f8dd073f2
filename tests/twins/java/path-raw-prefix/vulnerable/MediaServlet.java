// weakness: CWE-22 path traversal
// features: wrong guard, helper method, early return
// attack: GET /media?path=/public/../private/key.pem starts with /public/
// expect: 34 CWE-22
package media.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.commons.io.FilenameUtils;

public class MediaServlet extends HttpServlet {

    private static final String PUBLIC = "/public/";

    private String wanted(HttpServletRequest request) {
        String path = request.getParameter("path");
        return path == null ? "" : path;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = wanted(request);
        if (!path.startsWith(PUBLIC)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/octet-stream");
        Files.copy(Path.of("/srv/media" + path), response.getOutputStream());
    }
}
