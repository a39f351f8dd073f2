package pricing;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.math.BigDecimal;
import java.util.Map;

class RuleRunner {

    private static final Map<String, String> RULES = Map.of(
            "summer", "price * 0.8",
            "member", "price - 5");

    Object apply(String rule, BigDecimal price) {
        String script = rule;
        if (script == null) {
            throw new IllegalArgumentException("no rule");
        }
        Binding binding = new Binding();
        binding.setVariable("price", price);
        return new GroovyShell(binding).evaluate(script);
    }
}
