// weakness: CWE-117 log injection
// features: exception, inner class, object kept and read later
// attack: the exception keeps only the length of the unit
// expect: none
package units;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

public class UnitServlet extends HttpServlet {

    private static final Logger LOG = LogManager.getLogger(UnitServlet.class);
    private static final Map<String, Integer> GRAMS = Map.of("kg", 1000, "g", 1);

    private static class UnknownUnitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownUnitException(String unit) {
            super("unknown unit of " + unit.length() + " characters");
        }
    }

    private static int grams(String unit) {
        Integer grams = GRAMS.get(unit);
        if (grams == null) {
            throw new UnknownUnitException(unit);
        }
        return grams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            int grams = grams(request.getParameter("unit"));
            response.setContentType("application/json");
            response.getWriter().print(grams);
        } catch (UnknownUnitException e) {
            LOG.warn("bad request: " + e.getMessage());
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
