// weakness: CWE-502 deserialisation
// features: helper function, loop, exception
// attack: ValidatingObjectInputStream accepts the class Preferences only
// expect: none
package prefs;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.HexFormat;
import org.apache.commons.io.serialization.ValidatingObjectInputStream;
import org.apache.commons.lang3.SerializationUtils;

public class PreferencesFilter implements Filter {

    public static class Preferences implements Serializable {
        private static final long serialVersionUID = 2L;
        int pageSize = 20;
    }

    private static Preferences decode(String hex) throws IOException, ClassNotFoundException {
        byte[] data = HexFormat.of().parseHex(hex);
        try (ValidatingObjectInputStream in = new ValidatingObjectInputStream(new ByteArrayInputStream(data))) {
            in.accept(Preferences.class);
            return (Preferences) in.readObject();
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int size = 20;
        Cookie[] cookies = ((HttpServletRequest) request).getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                try {
                    size = cookie.getName().equals("prefs") ? decode(cookie.getValue()).pageSize : size;
                } catch (ClassNotFoundException e) {
                    throw new ServletException(e);
                }
            }
        }
        request.setAttribute("pageSize", Math.min(size, 100));
        chain.doFilter(request, response);
    }
}
