// weakness: CWE-643 XPath injection
// features: same function, wrong sanitizer
// attack: the id is bound as the XPath variable $id
// expect: none
package bank.branches;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

public class BranchServlet extends HttpServlet {

    private transient Document branches;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String id = request.getParameter("id").trim().toUpperCase(Locale.ROOT);
        XPath xpath = XPathFactory.newInstance().newXPath();
        xpath.setXPathVariableResolver(variable -> "id".equals(variable.getLocalPart()) ? id : null);
        try {
            String phone = xpath.evaluate("/branches/branch[@id=$id]/phone", branches);
            response.setContentType("text/plain");
            response.getWriter().print(phone);
        } catch (XPathExpressionException e) {
            throw new ServletException(e);
        }
    }
}
