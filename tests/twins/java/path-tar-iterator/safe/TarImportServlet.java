// weakness: CWE-22 path traversal
// features: guard in a helper, loop, wrong guard
// attack: the canonical path of every entry must lie under the canonical target
// expect: none
package backup.restore;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

public class TarImportServlet extends HttpServlet {

    private static final File TARGET = new File("/srv/restore");

    private static boolean acceptable(TarArchiveEntry entry) throws IOException {
        if (!entry.isFile()) {
            return false;
        }
        return new File(TARGET, entry.getName()).getCanonicalPath()
                .startsWith(TARGET.getCanonicalPath() + File.separator);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        int files = 0;
        try (TarArchiveInputStream tar = new TarArchiveInputStream(request.getInputStream())) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextTarEntry()) != null) {
                if (!acceptable(entry)) {
                    continue;
                }
                try (OutputStream out = new FileOutputStream(new File(TARGET, entry.getName()))) {
                    tar.transferTo(out);
                    files++;
                }
            }
        }
        response.setContentType("application/json");
        response.getWriter().print(files);
    }
}
