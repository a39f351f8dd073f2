// weakness: CWE-117 log injection
// features: declared type, string builder
// attack: POST reference=4%0aWARN disk full is a String and forges a line
// expect: 25 CWE-117
package orders.log;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class OrderController {

    private static final Logger LOG = Logger.getLogger("orders");

    @PostMapping("/orders/confirm")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public void confirm(@RequestParam String reference, @RequestParam int amount) {
        StringBuilder line = new StringBuilder("confirmed ");
        line.append(reference).append(" x ").append(amount);
        LOG.log(Level.INFO, line.toString());
    }
}
