// weakness: CWE-502 deserialisation
// features: two files, guard in another file, helper method
// attack: POST a serialised gadget chain: SessionObjectInputStream only looks classes up with another loader
// expect: 18 CWE-502
package sessions;

import java.io.IOException;
import java.util.ArrayList;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

public class SessionImportServlet extends HttpServlet {

    private int restore(HttpServletRequest request) throws IOException, ClassNotFoundException {
        try (SessionObjectInputStream in = new SessionObjectInputStream(request.getInputStream())) {
            ArrayList<?> values = (ArrayList<?>) in.readObject();
            return values.size();
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            int size = restore(request);
            response.setContentType("application/json");
            response.getWriter().print(size);
        } catch (ClassNotFoundException e) {
            throw new ServletException(e);
        }
    }
}
