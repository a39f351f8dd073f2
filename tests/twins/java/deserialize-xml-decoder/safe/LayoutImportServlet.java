// weakness: CWE-502 deserialisation
// features: interface, constant branch, anonymous class
// attack: the flag is off, so the format is always the properties one, which knows only texts
// expect: none
package layouts;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.beans.XMLDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

public class LayoutImportServlet extends HttpServlet {

    private static final boolean LEGACY_FORMAT = false;

    private interface Format {
        Object read(InputStream in) throws IOException;
    }

    private static final Format PROPERTIES = new Format() {
        @Override
        public Object read(InputStream in) throws IOException {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        }
    };

    private static Object load(InputStream body) throws IOException {
        if (LEGACY_FORMAT) {
            try (XMLDecoder decoder = new XMLDecoder(body)) {
                return decoder.readObject();
            }
        }
        return PROPERTIES.read(body);
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object layout = load(request.getInputStream());
        response.setStatus(layout instanceof Properties ? 204 : 202);
    }
}
