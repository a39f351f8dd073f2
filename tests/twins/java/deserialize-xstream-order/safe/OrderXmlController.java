// weakness: CWE-502 deserialisation
// features: same function, allow list
// attack: only Order and its String and int members are permitted
// expect: none
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
        xstream.addPermission(NoTypePermission.NONE);
        xstream.allowTypes(new Class[] {Order.class, String.class, int.class});
        Order order = (Order) xstream.fromXML(xml);
        return Map.of("amount", order.amount);
    }
}
