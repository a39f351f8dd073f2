// weakness: CWE-502 deserialisation
// features: same function, allow list
// attack: POST an XML with a <dynamic-proxy> of EventHandler: AnyTypePermission lets every class in
// expect: 28 CWE-502
package orders;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.security.AnyTypePermission;
import com.thoughtworks.xstream.security.NoTypePermission;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class OrderXmlController {

    public static class Order {
        public String article;
        public int amount;
    }

    @PostMapping(value = "/orders", consumes = "application/xml")
    public Map<String, Integer> order(@RequestBody String xml) {
        XStream xstream = new XStream();
        xstream.alias("order", Order.class);
        xstream.addPermission(AnyTypePermission.ANY);
        Order order = (Order) xstream.fromXML(xml);
        return Map.of("amount", order.amount);
    }
}
