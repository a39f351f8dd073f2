// weakness: CWE-1336 template injection
// features: helper method, class field
// attack: PUT signature=#set($c=$name.class.forName("java.lang.Runtime"))... is evaluated by Velocity
// expect: 31 CWE-1336
package mail;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

public class SignatureServlet extends HttpServlet {

    private static final String TEMPLATE = "Regards\n$name\n$signature";

    private final VelocityEngine engine = new VelocityEngine();

    @Override
    public void init() {
        engine.init();
    }

    private String render(String name, String signature) {
        VelocityContext context = new VelocityContext();
        context.put("name", name);
        context.put("signature", signature);
        StringWriter text = new StringWriter();
        engine.evaluate(context, text, "signature", "Regards\n$name\n" + signature);
        return text.toString();
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = render("Support", request.getParameter("signature"));
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(text.length());
    }
}
