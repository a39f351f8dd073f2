// weakness: CWE-22 path traversal
// features: right sanitizer, overwritten by a constant
// attack: multipart filename="../../webapps/ROOT/x.jsp" is the name under which the part is stored
// expect: 36 CWE-22
package upload;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

@WebServlet("/upload")
@MultipartConfig(maxFileSize = 5_000_000)
public class UploadServlet extends HttpServlet {

    private static final Path STORE = Path.of("/srv/uploads");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Part part = request.getPart("document");
        String name = part.getSubmittedFileName();
        if (name == null || name.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        try (InputStream in = part.getInputStream()) {
            Files.copy(in, STORE.resolve(name));
        }
        response.setStatus(HttpServletResponse.SC_CREATED);
    }
}
