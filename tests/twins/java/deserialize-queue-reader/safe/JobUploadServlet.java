// weakness: CWE-502 deserialisation
// features: two files, helper method, type cast
// attack: JobReader reads the fields of the job as data, no class name comes from the stream
// expect: none
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
