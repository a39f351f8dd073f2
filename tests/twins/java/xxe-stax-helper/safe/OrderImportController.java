// weakness: CWE-611 XXE
// features: two files, guard in another file
// attack: the factory in XmlReaders supports neither DTDs nor external entities
// expect: none
package orders.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class OrderImportController {

    @PostMapping(value = "/orders/import", consumes = "application/xml")
    public Map<String, Integer> load(InputStream body) throws XMLStreamException, IOException {
        XMLStreamReader reader = XmlReaders.factory().createXMLStreamReader(body);
        int orders = 0;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("order")) {
                orders++;
            }
        }
        reader.close();
        return Map.of("orders", orders);
    }
}
