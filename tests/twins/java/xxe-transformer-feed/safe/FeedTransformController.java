// weakness: CWE-611 XXE
// features: same function, right sanitizer
// attack: access to external DTDs and stylesheets is empty
// expect: none
package feeds.transform;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class FeedTransformController {

    @PostMapping(value = "/feeds/normalise", consumes = "text/xml")
    public Map<String, Integer> normalise(@RequestBody String feed) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty("indent", "yes");
        StringWriter out = new StringWriter();
        transformer.transform(new StreamSource(new StringReader(feed)), new StreamResult(out));
        return Map.of("length", out.toString().length());
    }
}
