// weakness: CWE-22 path traversal
// features: two files, object kept and read later, global state
// attack: WorkspaceHolder takes names of letters, digits and underscores only
// expect: none
package workspaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class WorkspaceServlet extends HttpServlet {

    private static final Path ROOT = Path.of("/srv/workspaces");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WorkspaceHolder.set(request.getHeader("X-Workspace"));
        try {
            response.setContentType("application/json");
            response.getWriter().print(count());
        } finally {
            WorkspaceHolder.clear();
        }
    }

    private long count() throws IOException {
        Path folder = ROOT.resolve(WorkspaceHolder.get());
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
