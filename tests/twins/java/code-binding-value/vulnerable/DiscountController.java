// weakness: CWE-94 code injection
// features: string builder, right sanitizer
// attack: GET /discount?customer=x';java.lang.System.exit(1);' leaves the literal of the script
// expect: 29 CWE-95
package discounts;

import java.util.Map;
import javax.script.Bindings;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class DiscountController {

    private static final String RULE = "customer.startsWith('VIP') ? 10 : 0";

    private final ScriptEngine engine = new ScriptEngineManager().getEngineByName("nashorn");

    @GetMapping("/discount")
    public Map<String, Object> discount(@RequestParam String customer) throws ScriptException {
        Bindings bindings = engine.createBindings();
        bindings.put("customer", customer);
        StringBuilder script = new StringBuilder("var customer = '");
        script.append(customer).append("'; ").append(RULE);
        Object percent = engine.eval(script.toString(), bindings);
        return Map.of("percent", ((Number) percent).intValue());
    }
}
