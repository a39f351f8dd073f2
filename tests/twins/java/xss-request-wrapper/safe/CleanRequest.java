package forum;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.apache.commons.text.StringEscapeUtils;

class CleanRequest extends HttpServletRequestWrapper {

    private static final String EMPTY = StringEscapeUtils.escapeHtml4("<empty>");

    CleanRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public String getParameter(String name) {
        String value = super.getParameter(name);
        if (value == null || value.isBlank()) {
            return EMPTY;
        }
        return StringEscapeUtils.escapeHtml4(value.strip());
    }
}
