// weakness: CWE-917 expression language injection
// features: declared type, right sanitizer
// attack: SimpleEvaluationContext.forReadOnlyDataBinding knows no types and constructors, only properties
// expect: none
package format.web;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class FormatController {

    public record Price(BigDecimal amount, String currency) {
    }

    @GetMapping("/price/format")
    public Map<String, Object> format(@RequestParam String expr) {
        Price price = new Price(new BigDecimal("12.50"), "EUR");
        EvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding().withRootObject(price).build();
        Object value = new SpelExpressionParser().parseExpression(expr).getValue(context);
        return Map.of("value", String.valueOf(value));
    }
}
