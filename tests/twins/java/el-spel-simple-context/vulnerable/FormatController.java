// weakness: CWE-917 expression language injection
// features: declared type, right sanitizer
// attack: GET /price/format?expr=new java.lang.ProcessBuilder("id").start() runs in a StandardEvaluationContext
// expect: 27 CWE-917
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
        EvaluationContext context = new StandardEvaluationContext(price);
        Object value = new SpelExpressionParser().parseExpression(expr).getValue(context);
        return Map.of("value", String.valueOf(value));
    }
}
