// weakness: CWE-643 XPath injection
// features: regex guard, early return
// attack: a sku of other characters than letters, digits and dashes is answered with 400
// expect: none
package pricing.xml;

import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.w3c.dom.Document;

@RestController
public class PriceController {

    private final Document catalogue;

    public PriceController(Document catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/price")
    public ResponseEntity<Double> price(@RequestParam String sku) throws XPathExpressionException {
        if (!sku.matches("[A-Za-z0-9-]+")) {
            return ResponseEntity.badRequest().build();
        }
        XPathExpression expression = XPathFactory.newInstance().newXPath()
                .compile("//item[sku='" + sku + "']/price");
        Double price = (Double) expression.evaluate(catalogue, XPathConstants.NUMBER);
        return ResponseEntity.ok(price);
    }
}
