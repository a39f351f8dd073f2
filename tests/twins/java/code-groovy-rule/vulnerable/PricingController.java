// weakness: CWE-94 code injection
// features: two files, table look-up
// attack: POST rule="'id'.execute()" is run by GroovyShell
// expect: RuleRunner.java:21 CWE-94
package pricing;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PricingController {

    private final RuleRunner runner = new RuleRunner();

    @PostMapping("/pricing/try")
    public Map<String, Object> tryRule(@RequestParam String rule, @RequestParam BigDecimal price) {
        Object result = runner.apply(rule, price);
        return Map.of("price", result);
    }
}
