// weakness: CWE-22 path traversal
// features: wrong guard, path guard, helper method
// attack: GET /image?file=../images-private/plan.png has the canonical prefix /srv/images although it lies beside it
// expect: 33 CWE-22
package gallery;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class ImageServlet extends HttpServlet {

    private static final File ROOT = new File("/srv/images");

    private boolean inside(File file) throws IOException {
        return file.getCanonicalPath().startsWith(ROOT.getCanonicalPath());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        File file = new File(ROOT, request.getParameter("file"));
        if (!inside(file)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("image/png");
        try (InputStream in = new FileInputStream(file)) {
            in.transferTo(response.getOutputStream());
        }
    }
}
