// weakness: CWE-22 path traversal
// features: constructor, class field, object kept and read later, two files
// attack: ReportFile keeps only the last part of the name behind a fixed prefix
// expect: none
package reports.files;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;

public class ReportServlet extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ReportFile report = new ReportFile(request.getParameter("name"));
        try (BufferedReader body = request.getReader()) {
            body.lines().limit(1000).forEach(report::add);
        }
        report.save();
        response.setStatus(HttpServletResponse.SC_CREATED);
    }
}
