// weakness: CWE-502 deserialisation
// features: encoding round trip, helper method
// attack: the cookie "cart" holds base64 of a gadget chain, which readObject instantiates
// expect: 29 CWE-502
package shop.cart;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Base64;

public class CartServlet extends HttpServlet {

    public static class Cart implements Serializable {
        private static final long serialVersionUID = 1L;
        final ArrayList<Integer> items = new ArrayList<>();
    }

    private Cart read(String encoded) throws IOException, ClassNotFoundException {
        byte[] bytes = Base64.getUrlDecoder().decode(encoded);
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Cart) in.readObject();
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int size = 0;
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals("cart")) {
                try {
                    size = read(cookie.getValue()).items.size();
                } catch (ClassNotFoundException e) {
                    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                }
            }
        }
        response.setContentType("application/json");
        response.getWriter().print(size);
    }
}
