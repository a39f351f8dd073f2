// weakness: CWE-917 expression language injection
// features: same function, table look-up
// attack: GET /staff?filter=T(java.lang.Runtime).getRuntime().exec('id') is parsed as SpEL
// expect: 32 CWE-917
package staff;

import java.util.List;
import java.util.Map;
import org.springframework.expression.Expression;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class StaffController {

    public record Person(String name, int age, boolean remote) {
    }

    private static final Map<String, String> FILTERS = Map.of(
            "remote", "remote",
            "adult", "age >= 18");

    private final ExpressionParser parser = new SpelExpressionParser();
    private final List<Person> staff = List.of(new Person("A", 30, true), new Person("B", 17, false));

    @GetMapping("/staff")
    public long count(@RequestParam String filter) {
        String text = filter.isEmpty() ? FILTERS.get("adult") : filter;
        Expression expression = parser.parseExpression(text);
        return staff.stream()
                .filter(person -> Boolean.TRUE.equals(expression.getValue(person, Boolean.class)))
                .count();
    }
}
