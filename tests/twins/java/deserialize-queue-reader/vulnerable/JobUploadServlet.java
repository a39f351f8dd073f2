// weakness: CWE-502 deserialisation
// features: two files, helper method, type cast
// attack: PUT a serialised gadget chain is read before the cast to Job can fail
// expect: jobs/io/JobReader.java:16 CWE-502
package jobs.upload;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jobs.io.JobReader;

public class JobUploadServlet extends HttpServlet {

    private final transient JobReader reader = new JobReader();

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        int steps;
        try {
            steps = reader.read(request.getInputStream()).steps();
        } catch (ClassNotFoundException e) {
            throw new ServletException(e);
        }
        response.setContentType("application/json");
        response.getWriter().print(steps);
    }
}
