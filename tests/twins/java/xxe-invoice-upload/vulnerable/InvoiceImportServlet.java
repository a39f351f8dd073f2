// weakness: CWE-611 XXE
// features: same function, right sanitizer
// attack: POST <!DOCTYPE i [<!ENTITY x SYSTEM "file:///etc/passwd">]> is resolved by the parser
// expect: 27 CWE-611
package invoices;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

public class InvoiceImportServlet extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            Document invoice = builder.parse(request.getInputStream());
            int lines = invoice.getElementsByTagName("line").getLength();
            response.setContentType("application/json");
            response.getWriter().print(lines);
        } catch (ParserConfigurationException | SAXException e) {
            throw new ServletException(e);
        }
    }
}
